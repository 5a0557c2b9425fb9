//! Where two JSON values differ.
//! Part of judging.

use std::collections::HashSet;

use serde_json::{Map, Value};

/// Compares values; members that no description names may be missing, as the client does not read them.
pub(crate) struct Comparison<'a> {
    /// The names of all members that are described somewhere; `None` if nothing may be missing.
    pub(crate) described: Option<&'a HashSet<String>>,
}

impl Comparison<'_> {
    /// Returns the first place where a value differs from what was sent, and how.
    pub(crate) fn difference(&self, sent: &Value, value: &Value, place: &str) -> Option<String> {
        match (sent, value) {
            (Value::Object(sent), Value::Object(value)) => self.of_objects(sent, value, place),
            (Value::Array(sent), Value::Array(value)) if sent.len() == value.len() => {
                sent.iter().zip(value).find_map(|(sent, value)| self.difference(sent, value, &format!("{place}[]")))
            }
            (Value::Number(sent), Value::Number(value)) if sent.as_f64() == value.as_f64() => None,
            _ if sent == value => None,
            _ => Some(format!("{place} is {}, and was {}", short(value), short(sent))),
        }
    }

    fn of_objects(&self, sent: &Map<String, Value>, value: &Map<String, Value>, place: &str) -> Option<String> {
        let missing = sent.keys().find(|name| !value.contains_key(*name) && !self.may_miss(name, sent, value));
        let added = value.keys().find(|name| !sent.contains_key(*name));
        match (missing, added) {
            (Some(name), _) => Some(format!("{place}.{name} is lost: {}", short(&sent[name]))),
            (_, Some(name)) => Some(format!("{place}.{name} is new: {}", short(&value[name]))),
            _ => value.iter().find_map(|(name, value)| self.difference(&sent[name], value, &format!("{place}.{name}"))),
        }
    }

    /// Whether a member may be missing: nobody describes it, and the object keeps no such member.
    fn may_miss(&self, name: &str, sent: &Map<String, Value>, value: &Map<String, Value>) -> bool {
        let Some(described) = self.described else { return false };
        let is_kept = |other: &String| !described.contains(other) && value.contains_key(other);
        !described.contains(name) && !sent.keys().any(is_kept)
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 60 { text.chars().take(57).chain("...".chars()).collect() } else { text }
}
