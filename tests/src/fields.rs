//! Reads the members of a JSON object by the rules the service holds them to.
//!
//! Routes ask for one member after the other; the first broken rule is the 422 of the whole request.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use http::{HeaderMap, header};
use serde_json::{Map, Value};

use crate::error::Failure;
use crate::moment::seconds_of;

/// The members of a request body, or of an object inside it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    members: Map<String, Value>,
    place: String,
}

impl Fields {
    /// Reads a body; none at all counts as an object without members.
    pub(crate) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Self, Failure> {
        if body.is_empty() {
            return Ok(Self::default());
        }
        let content_type = headers.get(header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok());
        let essence = content_type.unwrap_or_default().split(';').next();
        if !essence.is_some_and(|text| text.trim().eq_ignore_ascii_case("application/json")) {
            return Err(Failure::bad_request("The Content-Type of a body must be application/json"));
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(members)) => Ok(Self::inside(members, String::new())),
            Ok(_) => Err(Failure::bad_request("The body must be a JSON object")),
            Err(_) => Err(Failure::bad_request("The body is not valid JSON")),
        }
    }

    fn inside(members: Map<String, Value>, place: String) -> Self {
        Self { members, place }
    }

    pub(crate) fn members(&self) -> &Map<String, Value> {
        &self.members
    }

    pub(crate) fn value(&self, name: &str) -> Option<&Value> {
        self.members.get(name)
    }

    pub(crate) fn invalid(&self, name: &str, rule: impl Into<String>) -> Failure {
        Failure::invalid(&format!("{}{name}", self.place), rule)
    }

    /// Insists on a member that one of the other readers found missing.
    pub(crate) fn require<T>(&self, name: &str, found: Option<T>) -> Result<T, Failure> {
        found.ok_or_else(|| self.invalid(name, "is required"))
    }

    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>, Failure> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.invalid(name, "must be a string")),
        }
    }

    /// A text that must be there and not blank.
    pub(crate) fn required_text(&self, name: &str) -> Result<&str, Failure> {
        let text = self.require(name, self.text(name)?)?;
        if text.trim().is_empty() {
            return Err(self.invalid(name, "must not be empty"));
        }
        Ok(text)
    }

    pub(crate) fn limited_text(&self, name: &str, most: usize) -> Result<Option<&str>, Failure> {
        match self.text(name)? {
            Some(text) if text.is_empty() || text.chars().count() > most => {
                Err(self.invalid(name, format!("must have 1 to {most} characters")))
            }
            found => Ok(found),
        }
    }

    /// Host labels: lower-case letters, digits and hyphens, 3 to 128 of them.
    pub(crate) fn slug(&self, name: &str) -> Result<Option<&str>, Failure> {
        let Some(slug) = self.text(name)? else {
            return Ok(None);
        };
        let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if (3..=128).contains(&slug.len()) && slug.bytes().all(legal) {
            return Ok(Some(slug));
        }
        let rule = "must be 3 to 128 lower-case letters, digits or hyphens";
        Err(self.invalid(name, rule))
    }

    pub(crate) fn is_null(&self, name: &str) -> bool {
        self.value(name).is_some_and(Value::is_null)
    }

    pub(crate) fn word(&self, name: &str, words: &[&str]) -> Result<Option<&str>, Failure> {
        match self.text(name)? {
            Some(word) if !words.contains(&word) => Err(self.invalid(name, format!("must be one of {}", words.join(", ")))),
            found => Ok(found),
        }
    }

    pub(crate) fn flag(&self, name: &str) -> Result<Option<bool>, Failure> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(self.invalid(name, "must be true or false")),
        }
    }

    pub(crate) fn integer(&self, name: &str, range: RangeInclusive<u64>) -> Result<Option<u64>, Failure> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        match value.as_u64() {
            Some(number) if range.contains(&number) => Ok(Some(number)),
            _ => {
                let (least, most) = (range.start(), range.end());
                Err(self.invalid(name, format!("must be an integer from {least} to {most}")))
            }
        }
    }

    pub(crate) fn positive(&self, name: &str) -> Result<Option<f64>, Failure> {
        match self.value(name).map(Value::as_f64) {
            None => Ok(None),
            Some(Some(number)) if number > 0.0 => Ok(Some(number)),
            Some(_) => Err(self.invalid(name, "must be a number above 0")),
        }
    }

    /// Seconds as a number, or a text such as `1h`.
    pub(crate) fn duration(&self, name: &str) -> Result<Option<u64>, Failure> {
        let seconds = match self.value(name) {
            None => return Ok(None),
            Some(Value::String(text)) => seconds_of(text),
            Some(number) => number.as_u64(),
        };
        let rule = "must be seconds or a duration such as 30m or 1h";
        seconds.map(Some).ok_or_else(|| self.invalid(name, rule))
    }

    pub(crate) fn texts(&self, name: &str) -> Result<Option<Vec<String>>, Failure> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        let texts = value.as_array().and_then(|items| {
            let texts = items.iter().map(|item| item.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<_>>>()
        });
        let rule = "must be an array of strings";
        texts.map(Some).ok_or_else(|| self.invalid(name, rule))
    }

    pub(crate) fn text_map(&self, name: &str) -> Result<Option<BTreeMap<String, String>>, Failure> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        let map = value.as_object().and_then(|members| {
            let texts = members.iter().map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())));
            texts.collect::<Option<BTreeMap<_, _>>>()
        });
        let rule = "must be an object whose values are strings";
        map.map(Some).ok_or_else(|| self.invalid(name, rule))
    }

    /// An object inside this one; its rules name their members by the whole path.
    pub(crate) fn object(&self, name: &str) -> Result<Option<Self>, Failure> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::Object(members)) => {
                let place = format!("{}{name}.", self.place);
                Ok(Some(Self::inside(members.clone(), place)))
            }
            Some(_) => Err(self.invalid(name, "must be an object")),
        }
    }

    /// An array of objects; one that is not there has no items.
    pub(crate) fn objects(&self, name: &str) -> Result<Vec<Self>, Failure> {
        let Some(value) = self.value(name) else {
            return Ok(Vec::new());
        };
        let objects = value.as_array().and_then(|items| {
            let objects = items.iter().enumerate().map(|(index, item)| {
                let place = format!("{}{name}[{index}].", self.place);
                Some(Self::inside(item.as_object()?.clone(), place))
            });
            objects.collect::<Option<Vec<_>>>()
        });
        objects.ok_or_else(|| self.invalid(name, "must be an array of objects"))
    }
}
