//! Where two JSON values differ.
//! Part of judging.

use std::collections::HashSet;

use serde_json::{Map, Value};

/// Which members somebody describes; others may be missing, as the client does not read them.
#[derive(Default)]
pub(crate) struct Described<'a> {
    /// Those at a place of the value, JSON pointers, where that is known.
    pub(crate) places: Option<HashSet<String>>,
    /// The names of those that are described or required anywhere; all are described if they are not given.
    pub(crate) names: Option<&'a HashSet<String>>,
}

impl Described<'_> {
    fn has(&self, place: &str, name: &str) -> bool {
        match &self.places {
            Some(places) => places.contains(&placed(place, name)),
            None => self.has_name(name),
        }
    }

    fn has_name(&self, name: &str) -> bool {
        self.names.is_none_or(|names| names.contains(name))
    }

    /// Returns the first place where a value differs from what was sent, and how.
    pub(crate) fn difference(&self, sent: &Value, value: &Value, place: &str) -> Option<String> {
        match (sent, value) {
            (Value::Object(sent), Value::Object(value)) => self.of_objects(sent, value, place),
            (Value::Array(sent), Value::Array(value)) if sent.len() == value.len() => {
                let mut items = sent.iter().zip(value).enumerate();
                items.find_map(|(index, (sent, value))| self.difference(sent, value, &format!("{place}/{index}")))
            }
            (Value::Number(sent), Value::Number(value)) if sent.as_f64() == value.as_f64() => None,
            _ if sent == value => None,
            _ => Some(format!("{place:?} is {}, and was {}", short(value), short(sent))),
        }
    }

    fn of_objects(&self, sent: &Map<String, Value>, value: &Map<String, Value>, place: &str) -> Option<String> {
        let missing = sent.keys().find(|name| !value.contains_key(*name) && !self.may_miss(name, sent, value, place));
        let added = value.keys().find(|name| !sent.contains_key(*name));
        match (missing, added) {
            (Some(name), _) => Some(format!("{:?} is lost: {}", placed(place, name), short(&sent[name]))),
            (_, Some(name)) => Some(format!("{:?} is new: {}", placed(place, name), short(&value[name]))),
            _ => value.iter().find_map(|(name, value)| self.difference(&sent[name], value, &placed(place, name))),
        }
    }

    /// Whether a member may be missing: nobody describes it, and the object keeps no such member.
    fn may_miss(&self, name: &str, sent: &Map<String, Value>, value: &Map<String, Value>, place: &str) -> bool {
        let is_kept = |other: &String| !self.has_name(other) && value.contains_key(other);
        !self.has(place, name) && !sent.keys().any(is_kept)
    }
}

/// The place of a member.
pub(crate) fn placed(place: &str, name: &str) -> String {
    format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"))
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 60 { text.chars().take(57).chain("...".chars()).collect() } else { text }
}
