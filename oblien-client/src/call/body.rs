//! The body of a call: a JSON object or a form written member by member, or something whole.
//!
//! Members are written to one buffer at once; only groups and replaced members are put together
//! at the end.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::HeaderValue;
use serde::Serialize;
use serde_json::Value;

use super::form::{Form, FormStyle};
use super::multipart::Parts;
use super::number;
use super::streamed::Streamed;
use crate::endpoint::BodyKind;
use crate::transport::Body;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

/// Room for the JSON of most bodies, in bytes, and for their members.
const TEXT: usize = 256;
const MEMBERS: usize = 8;

#[derive(Clone)]
pub(super) enum CallBody {
    None,
    Object(Object),
    Form(Form),
    Json(Bytes),
    Raw(HeaderValue, Bytes),
    Parts(Parts),
    Streamed(HeaderValue, Streamed),
}

impl CallBody {
    /// The start of what an endpoint takes: at least `{}`, a form, or none.
    pub(super) fn new(kind: BodyKind) -> Self {
        match kind {
            BodyKind::Json => Self::Object(Object::default()),
            BodyKind::Form => Self::Form(Form::default()),
            BodyKind::Parts(subtype) => Self::Parts(Parts::new(subtype)),
            BodyKind::WhenSet => Self::None,
        }
    }

    pub(super) fn field<T: Serialize + ?Sized>(
        &mut self,
        group: Option<&'static str>,
        name: Cow<'static, str>,
        value: &T,
    ) -> Result<(), String> {
        match self {
            Self::Form(form) => return form.add(&name, FormStyle::Plain, value),
            Self::Parts(parts) => return parts.replace(&name, value),
            _ => {}
        }
        let object = self.object()?;
        let start = object.begin(&name);
        match number::write(&mut object.text, value) {
            Ok(()) => {
                object.end(group, name, start);
                Ok(())
            }
            Err(error) => {
                object.text.truncate(start);
                Err(format!("field `{name}` is no JSON: {error}"))
            }
        }
    }

    /// Adds a member of a form in a style of its own.
    pub(super) fn styled<T: Serialize + ?Sized>(&mut self, name: &str, style: FormStyle, value: &T) -> Result<(), String> {
        if let Self::None = self {
            *self = Self::Form(Form::default());
        }
        match self {
            Self::Form(form) => form.add(name, style, value),
            _ => Err("the body is no form".to_owned()),
        }
    }

    pub(super) fn group(&mut self, group: &'static str) -> Result<(), String> {
        self.object()?.open(group);
        Ok(())
    }

    pub(super) fn whole<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), String> {
        if let Self::Form(form) = self {
            *form = Form::whole(value)?;
            return Ok(());
        }
        let mut text = Vec::with_capacity(TEXT);
        number::write(&mut text, value).map_err(|error| format!("body is no JSON: {error}"))?;
        *self = Self::Json(text.into());
        Ok(())
    }

    pub(super) fn raw(&mut self, content_type: &str, bytes: Bytes) -> Result<(), String> {
        let content_type = HeaderValue::from_str(content_type)
            .map_err(|_| format!("the content type `{}` cannot be sent", content_type.escape_default()))?;
        *self = Self::Raw(content_type, bytes);
        Ok(())
    }

    /// The value of a member that is set; of a form, its text.
    pub(super) fn member(&self, name: &str) -> Option<Value> {
        match self {
            Self::Object(object) => object.member(name),
            Self::Form(form) => form.member(name).map(Value::String),
            _ => None,
        }
    }

    /// Returns the content type, if there is a body, and the body.
    pub(super) fn finish(self) -> Result<(Option<HeaderValue>, Body), &'static str> {
        Ok(match self {
            Self::None => (None, Body::empty()),
            Self::Object(object) => (Some(JSON), object.finish().into()),
            Self::Json(bytes) => (Some(JSON), bytes.into()),
            Self::Raw(content_type, bytes) => (Some(content_type), bytes.into()),
            Self::Form(form) => (Some(FORM), form.finish().into()),
            Self::Parts(parts) => match parts.finish()? {
                Some((content_type, body)) => (Some(content_type), body),
                None => (None, Body::empty()),
            },
            Self::Streamed(content_type, stream) => (Some(content_type), stream.take()?),
        })
    }

    fn object(&mut self) -> Result<&mut Object, String> {
        if let Self::None = self {
            *self = Self::Object(Object::default());
        }
        match self {
            Self::Object(object) => Ok(object),
            _ => Err("the body is set as a whole and takes no fields".to_owned()),
        }
    }
}

/// A JSON object under construction.
#[derive(Clone, Default)]
pub(super) struct Object {
    /// `{"name":value,"name":value`, in the order of writing.
    text: Vec<u8>,
    members: Vec<Member>,
    groups: Vec<&'static str>,
    replaced: bool,
}

#[derive(Clone)]
struct Member {
    group: Option<&'static str>,
    name: Cow<'static, str>,
    /// Where its `"name":value` is in the text.
    start: usize,
    end: usize,
}

impl Object {
    /// Writes what goes before a value, and returns where the text ended before.
    fn begin(&mut self, name: &str) -> usize {
        if self.text.is_empty() {
            self.text.reserve(TEXT);
            self.members.reserve(MEMBERS);
        }
        let start = self.text.len();
        self.text.push(if start == 0 { b'{' } else { b',' });
        write_name(&mut self.text, name);
        start
    }

    /// Notes the member whose value has been written, in place of those it replaces.
    fn end(&mut self, group: Option<&'static str>, name: Cow<'static, str>, start: usize) {
        match group {
            Some(group) => self.open(group),
            None => self.remove_group(&name),
        }
        self.remove(|member| member.group == group && member.name == name);
        self.members.push(Member { group, name, start: start + 1, end: self.text.len() });
    }

    /// Notes a group, in place of a member of its name.
    fn open(&mut self, group: &'static str) {
        if !self.groups.contains(&group) {
            self.remove(|member| member.group.is_none() && member.name == group);
            self.groups.push(group);
        }
    }

    fn member(&self, name: &str) -> Option<Value> {
        let member = self.members.iter().find(|member| member.group.is_none() && member.name == name)?;
        let text = [b"{", &self.text[member.start..member.end], b"}"].concat();
        serde_json::from_slice::<Value>(&text).ok()?.as_object_mut()?.remove(name)
    }

    fn remove_group(&mut self, name: &str) {
        if let Some(index) = self.groups.iter().position(|group| *group == name) {
            self.groups.remove(index);
            self.remove(|member| member.group == Some(name));
        }
    }

    fn remove(&mut self, is_gone: impl Fn(&Member) -> bool) {
        let count = self.members.len();
        self.members.retain(|member| !is_gone(member));
        self.replaced |= self.members.len() < count;
    }

    fn finish(mut self) -> Vec<u8> {
        if self.groups.is_empty() && !self.replaced {
            if self.text.is_empty() {
                self.text.push(b'{');
            }
            self.text.push(b'}');
            return self.text;
        }
        self.assemble()
    }

    /// Puts the members together, each group where its first mention was among the groups.
    fn assemble(&self) -> Vec<u8> {
        let mut text = Vec::with_capacity(self.text.len() + 16 * self.groups.len() + 2);
        text.push(b'{');
        self.write_members(None, &mut text);
        for group in &self.groups {
            separate(&mut text);
            write_name(&mut text, group);
            text.push(b'{');
            self.write_members(Some(group), &mut text);
            text.push(b'}');
        }
        text.push(b'}');
        text
    }

    fn write_members(&self, group: Option<&str>, text: &mut Vec<u8>) {
        for member in self.members.iter().filter(|member| member.group == group) {
            separate(text);
            text.extend_from_slice(&self.text[member.start..member.end]);
        }
    }
}

/// Writes a comma unless an object has just begun.
fn separate(text: &mut Vec<u8>) {
    if text.last() != Some(&b'{') {
        text.push(b',');
    }
}

fn write_name(text: &mut Vec<u8>, name: &str) {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if name.bytes().all(plain) {
        text.push(b'"');
        text.extend_from_slice(name.as_bytes());
        text.push(b'"');
    } else {
        text.extend_from_slice(Value::from(name).to_string().as_bytes());
    }
    text.push(b':');
}

impl fmt::Debug for CallBody {
    /// Shows the names of fields and sizes, and no values.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => formatter.write_str("none"),
            Self::Object(object) => formatter.debug_set().entries(object.members.iter().map(|member| &member.name)).finish(),
            Self::Form(form) => formatter.debug_set().entries(form.names()).finish(),
            Self::Json(bytes) => write!(formatter, "{} bytes of JSON", bytes.len()),
            Self::Raw(content_type, bytes) => {
                write!(formatter, "{} bytes of {content_type:?}", bytes.len())
            }
            Self::Parts(parts) => write!(formatter, "{} parts", parts.len()),
            Self::Streamed(content_type, _) => write!(formatter, "a stream of {content_type:?}"),
        }
    }
}

#[cfg(test)]
mod tests;
