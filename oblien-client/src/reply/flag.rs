//! Whether a reply with a good status is a failure by its flag.
//!
//! Looked at for every reply of an API with such a flag, so the usual answer must be cheap.

use std::fmt;

use memchr::memmem::Finder;
use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::json::IsName;

/// The member that is exactly `false` in a reply that is a failure.
#[derive(Debug)]
pub(crate) struct Flag {
    name: &'static str,
    finder: Finder<'static>,
}

impl Flag {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, finder: Finder::new(name) }
    }

    /// Whether a text is a JSON object with the flag.
    ///
    /// The text is parsed only if the name, a colon and `false` stand in it one after another, and
    /// even then nothing is built; anything but an object is no failure.
    pub(crate) fn is_in(&self, text: &[u8]) -> bool {
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        self.may_be_in(text) && serde_json::Deserializer::from_slice(text).deserialize_map(Search(self.name)).unwrap_or(false)
    }

    fn may_be_in(&self, text: &[u8]) -> bool {
        self.finder.find_iter(text).any(|start| {
            let rest = &text[start + self.name.len()..];
            rest.strip_prefix(b"\"")
                .map(|rest| rest.trim_ascii_start())
                .and_then(|rest| rest.strip_prefix(b":"))
                .is_some_and(|rest| rest.trim_ascii_start().starts_with(b"false"))
        })
    }
}

struct Search<'a>(&'a str);

impl<'de> Visitor<'de> for Search<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut is_false = false;
        while let Some(is_flag) = map.next_key_seed(IsName(self.0))? {
            if is_flag {
                is_false = map.next_value::<Value>()? == Value::Bool(false);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(is_false)
    }
}
