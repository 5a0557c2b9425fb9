//! Forms: pairs of names and values, as `application/x-www-form-urlencoded` has them.
//!
//! Values are taken as JSON and flattened by the style of each member.

use serde::Serialize;
use serde_json::Value;

use super::number;
use crate::encoding::{push_form, query_argument};

/// How a member of a form is written if it is a list or an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FormStyle {
    /// Lists once per item, objects as JSON: `tag=a&tag=b`, `owner=%7B%22id%22%3A1%7D`.
    #[default]
    Plain,
    /// Lists once per item, objects once per member: `tag=a&tag=b`, `id=1`.
    Explode,
    /// Joined by commas: `tag=a,b`, `owner=id,1`.
    Comma,
    /// Joined by encoded spaces: `tag=a%20b`.
    Space,
    /// Joined by encoded bars: `tag=a%7Cb`.
    Pipe,
    /// As JSON: `tag=%5B%22a%22%5D`, `owner=%7B%22id%22%3A1%7D`.
    Json,
    /// With the way to each value in brackets, which are encoded: `tag[0]=a&tag[1]=b`, `owner[id]=1`.
    Deep,
}

/// The members of a form, in the order in which they were given.
#[derive(Clone, Default)]
pub(super) struct Form {
    /// Each member with its pairs, encoded.
    members: Vec<(String, String)>,
}

impl Form {
    /// Adds a member in place of one of its name.
    pub(super) fn add<T: Serialize + ?Sized>(&mut self, name: &str, style: FormStyle, value: &T) -> Result<(), String> {
        let value = as_json(value).map_err(|error| format!("field `{name}` is no JSON: {error}"))?;
        self.members.retain(|(other, _)| other != name);
        self.push(name, style, &value);
        Ok(())
    }

    /// Takes the members of a value that is an object.
    pub(super) fn whole<T: Serialize + ?Sized>(value: &T) -> Result<Self, String> {
        let value = as_json(value).map_err(|error| format!("body is no JSON: {error}"))?;
        let Value::Object(members) = value else { return Err("the body is no object and has no form".to_owned()) };
        let mut form = Self::default();
        members.iter().for_each(|(name, value)| form.push(name, FormStyle::Plain, value));
        Ok(form)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|(name, _)| name.as_str())
    }

    /// The text of a member that is set.
    pub(super) fn member(&self, name: &str) -> Option<String> {
        let (_, pairs) = self.members.iter().find(|(known, _)| known == name)?;
        query_argument(&format!("?{pairs}"), name)
    }

    pub(super) fn finish(self) -> String {
        let pairs: Vec<_> = self.members.into_iter().map(|(_, pairs)| pairs).filter(|pairs| !pairs.is_empty()).collect();
        pairs.join("&")
    }

    fn push(&mut self, name: &str, style: FormStyle, value: &Value) {
        let mut pairs = String::new();
        write(&mut pairs, name, style, value);
        self.members.push((name.to_owned(), pairs));
    }
}

/// Through the serializer that all bodies are written by, so that a type is compiled for no other.
fn as_json<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Value> {
    let mut text = Vec::new();
    number::write(&mut text, value)?;
    serde_json::from_slice(&text)
}

fn write(pairs: &mut String, name: &str, style: FormStyle, value: &Value) {
    match (style, value) {
        (FormStyle::Deep, Value::Array(items)) => {
            items.iter().enumerate().for_each(|(index, item)| write(pairs, &format!("{name}[{index}]"), style, item));
        }
        (FormStyle::Deep, Value::Object(members)) => {
            members.iter().for_each(|(member, value)| write(pairs, &format!("{name}[{member}]"), style, value));
        }
        (FormStyle::Plain | FormStyle::Explode, Value::Array(items)) => {
            items.iter().for_each(|item| pair(pairs, name, &text(item)));
        }
        (FormStyle::Explode, Value::Object(members)) => {
            members.iter().for_each(|(member, value)| pair(pairs, member, &text(value)));
        }
        (FormStyle::Comma, _) => joined(pairs, name, ",", value),
        (FormStyle::Space, _) => joined(pairs, name, "%20", value),
        (FormStyle::Pipe, _) => joined(pairs, name, "%7C", value),
        _ => pair(pairs, name, &text(value)),
    }
}

/// A list or an object in one pair; nothing if it is empty.
fn joined(pairs: &mut String, name: &str, separator: &str, value: &Value) {
    let texts: Vec<String> = match value {
        Value::Array(items) => items.iter().map(text).collect(),
        Value::Object(members) => members.iter().flat_map(|(member, value)| [member.clone(), text(value)]).collect(),
        value => vec![text(value)],
    };
    for (index, text) in texts.iter().enumerate() {
        match index {
            0 => pair(pairs, name, text),
            _ => {
                pairs.push_str(separator);
                push_form(pairs, text);
            }
        }
    }
}

fn pair(pairs: &mut String, name: &str, value: &str) {
    if !pairs.is_empty() {
        pairs.push('&');
    }
    push_form(pairs, name);
    pairs.push('=');
    push_form(pairs, value);
}

/// The text of a value: of an object or a list, its JSON.
fn text(value: &Value) -> String {
    scalar(value).unwrap_or_else(|| value.to_string())
}

/// The text of a value that is neither an object nor a list; of null, nothing.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(value) => Some(value.to_string()),
        Value::String(value) => Some(value.clone()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests;
