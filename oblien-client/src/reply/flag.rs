//! Whether a reply with a good status is a failure by its flag.
//!
//! Looked at for every reply of an API with such a flag, so the usual answer must be cheap.

use std::fmt;

use memchr::memmem;
use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::json::IsName;

/// Whether a JSON object has a member of this name that is exactly `false`.
///
/// The text is parsed only if the name, a colon and `false` stand in it one after another, and even
/// then nothing is built; anything but an object is no failure.
pub(crate) fn is_refusal(text: &[u8], name: &str) -> bool {
    may_refuse(text, name) && serde_json::Deserializer::from_slice(text).deserialize_map(Flag(name)).unwrap_or(false)
}

fn may_refuse(text: &[u8], name: &str) -> bool {
    memmem::find_iter(text, name.as_bytes()).any(|start| {
        let rest = &text[start + name.len()..];
        rest.strip_prefix(b"\"")
            .map(|rest| rest.trim_ascii_start())
            .and_then(|rest| rest.strip_prefix(b":"))
            .is_some_and(|rest| rest.trim_ascii_start().starts_with(b"false"))
    })
}

struct Flag<'a>(&'a str);

impl<'de> Visitor<'de> for Flag<'_> {
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
