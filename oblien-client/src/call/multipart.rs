//! Bodies of several parts, as forms with files are sent: RFC 7578.
//!
//! Parts of text, of JSON and of files; put together when the request is made.

mod pieces;

use std::fmt::Write as _;

use bytes::Bytes;
use http::HeaderValue;
use serde::Serialize;
use serde_json::Value;

use super::body::CallBody;
use super::form::scalar;
use super::part::Part;
use super::streamed::Streamed;
use super::{Call, header, number};
use crate::transport::Body;

use pieces::Pieces;

/// The parts of a form, in the order in which they were given.
#[derive(Clone)]
pub(super) struct Parts {
    /// What follows `multipart/` in the media type.
    subtype: &'static str,
    parts: Vec<Written>,
}

/// A part whose headers are written.
#[derive(Clone)]
struct Written {
    name: String,
    /// The lines between the boundary and the blank line.
    head: String,
    content: Content,
}

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Stream(Streamed),
}

impl Call {
    /// Adds a value as a part of the form that is the body; the same name again is a second part.
    ///
    /// A text, a number or a boolean is sent as text, an object as JSON, and of a list each item by itself; null is
    /// not sent.
    pub fn part<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        let added = self.body.parts().and_then(|parts| parts.add(name, None, value));
        self.note(added);
    }

    /// Adds a value of this media type as a part: as it is in JSON if that is JSON, otherwise as text.
    pub fn part_of<T: Serialize + ?Sized>(&mut self, name: &str, content_type: &str, value: &T) {
        let added = self.body.parts().and_then(|parts| parts.add(name, Some(content_type), value));
        self.note(added);
    }

    /// Adds a file as a part, of this name and media type.
    pub fn file(&mut self, name: &str, file_name: &str, content_type: &str, content: impl Into<Body>) {
        self.attach(name, content_type, Part::new(content).with_file_name(file_name));
    }

    /// Adds a file as a part, of this media type unless the file says another.
    pub fn attach(&mut self, name: &str, content_type: &str, file: impl Into<Part>) {
        let file = file.into();
        let added = self.body.parts().and_then(|parts| parts.attach(name, content_type, file));
        self.note(added);
    }

    /// Adds files as parts of one name, of this media type unless they say another.
    pub fn attach_all<I>(&mut self, name: &str, content_type: &str, files: I)
    where
        I: IntoIterator,
        I::Item: Into<Part>,
    {
        files.into_iter().for_each(|file| self.attach(name, content_type, file));
    }

    /// Adds files as parts, each with the name of its part; one without a name is known by its place.
    pub fn attach_named<N: Into<String>>(&mut self, files: impl IntoIterator<Item = (N, Part)>) {
        for (name, file) in files {
            self.attach(&name.into(), "application/octet-stream", file);
        }
    }
}

impl CallBody {
    /// The parts that are the body; they are started if there is no body yet.
    fn parts(&mut self) -> Result<&mut Parts, String> {
        if let Self::None = self {
            *self = Self::Parts(Parts::new("form-data"));
        }
        match self {
            Self::Parts(parts) => Ok(parts),
            _ => Err("the body is set as a whole and takes no parts".to_owned()),
        }
    }
}

impl Parts {
    pub(super) fn new(subtype: &'static str) -> Self {
        Self { subtype, parts: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// Adds a value in place of the parts of its name.
    pub(super) fn replace<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), String> {
        self.parts.retain(|part| part.name != name);
        self.add(name, None, value)
    }

    fn add<T: Serialize + ?Sized>(&mut self, name: &str, content_type: Option<&str>, value: &T) -> Result<(), String> {
        let mut text = Vec::new();
        number::write(&mut text, value).map_err(|error| format!("part `{name}` is no JSON: {error}"))?;
        self.add_json(name, content_type, text)
    }

    /// Not generic, so that it is compiled once.
    fn add_json(&mut self, name: &str, content_type: Option<&str>, text: Vec<u8>) -> Result<(), String> {
        if content_type.is_some_and(is_json) {
            return self.push(name, None, content_type, &[], Content::Bytes(text.into()));
        }
        let value = serde_json::from_slice(&text).map_err(|error| format!("part `{name}` is no JSON: {error}"))?;
        let items = match value {
            Value::Array(items) => items,
            Value::Null => Vec::new(),
            value => vec![value],
        };
        for item in items {
            let (default, content) = match scalar(&item) {
                Some(text) => (None, text),
                None => (Some("application/json"), item.to_string()),
            };
            self.push(name, None, content_type.or(default), &[], Content::Bytes(content.into()))?;
        }
        Ok(())
    }

    fn attach(&mut self, name: &str, content_type: &str, file: Part) -> Result<(), String> {
        let content = match file.content.as_bytes() {
            Some(bytes) => Content::Bytes(bytes.clone()),
            None => Content::Stream(Streamed::new(file.content)),
        };
        let file_name = file.file_name.as_deref().unwrap_or(name);
        let content_type = file.content_type.as_deref().unwrap_or(content_type);
        self.push(name, Some(file_name), Some(content_type), &file.headers, content)
    }

    fn push(
        &mut self,
        name: &str,
        file_name: Option<&str>,
        content_type: Option<&str>,
        headers: &[(String, String)],
        content: Content,
    ) -> Result<(), String> {
        let mut head = disposition(name, file_name);
        let headers = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (key, value) in content_type.map(|value| ("Content-Type", value)).into_iter().chain(headers) {
            header(key, &value).map_err(|fault| format!("part `{name}`: {fault}"))?;
            head.push_str(&format!("{key}: {value}\r\n"));
        }
        self.parts.push(Written { name: name.to_owned(), head, content });
        Ok(())
    }

    /// Returns the content type, which names the boundary, and the body; nothing if there are no parts.
    pub(super) fn finish(self) -> Result<Option<(HeaderValue, Body)>, &'static str> {
        if self.parts.is_empty() {
            return Ok(None);
        }
        let boundary = format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        let content_type = HeaderValue::try_from(format!("multipart/{}; boundary={boundary}", self.subtype));
        let content_type = content_type.map_err(|_| "the media type of the form cannot be sent")?;
        Ok(Some((content_type, self.body(&boundary)?)))
    }

    /// Bytes if all parts are, and otherwise a stream.
    fn body(self, boundary: &str) -> Result<Body, &'static str> {
        let mut pieces = Pieces::default();
        let mut text = String::new();
        for part in self.parts {
            let _ = write!(text, "--{boundary}\r\n{}\r\n", part.head);
            pieces.push(std::mem::take(&mut text).into());
            pieces.push(match part.content {
                Content::Bytes(bytes) => bytes.into(),
                Content::Stream(stream) => stream.take()?,
            });
            text.push_str("\r\n");
        }
        let _ = write!(text, "--{boundary}--\r\n");
        pieces.push(text.into());
        Ok(pieces.into_body())
    }
}

/// The line that names a part and its file; one by its place alone has no name.
fn disposition(name: &str, file_name: Option<&str>) -> String {
    let file = |file_name: &str| format!("; filename=\"{}\"", escaped(file_name));
    match (name, file_name) {
        ("", None | Some("")) => String::new(),
        ("", Some(file_name)) => format!("Content-Disposition: attachment{}\r\n", file(file_name)),
        (name, file_name) => {
            let file = file_name.map(file).unwrap_or_default();
            format!("Content-Disposition: form-data; name=\"{}\"{file}\r\n", escaped(name))
        }
    }
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

/// A name between quotes, as browsers write it.
fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests;
