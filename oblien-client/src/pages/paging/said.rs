//! What a reply says of its list, the cursor of the next page and how many items there are, and what a call asks for.
//!
//! Read with the place of what is neither, since a list that ends without a word looks whole.

use serde::de::{Deserialize, Deserializer, Error as _};

use crate::Value;

/// A text or a number; nothing at the end of the list, which some services say as `false`.
pub(super) struct Cursor(pub(super) Option<Value>);

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Null | Value::Bool(false) => Ok(Self(None)),
            cursor @ (Value::String(_) | Value::Number(_)) => Ok(Self(Some(cursor))),
            _ => Err(D::Error::custom("the cursor of a page is a text or a number")),
        }
    }
}

/// How many items the whole list has; nothing if that is not known, which some services say as a number below zero.
pub(super) struct Total(pub(super) Option<u64>);

impl<'de> Deserialize<'de> for Total {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let total = Option::<f64>::deserialize(deserializer)?;
        Ok(Self(total.filter(|total| *total >= 0.0).map(|total| total as u64)))
    }
}

/// The value of a cursor that was kept as JSON.
pub(super) fn json(text: String) -> Value {
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

/// The number that a call asks for, be it written as a number or as its text.
pub(super) fn number(set: &Value) -> Option<u64> {
    let value = match set {
        Value::String(text) => &serde_json::from_str(text).ok()?,
        value => value,
    };
    let whole = || value.as_f64().filter(|number| *number >= 0.0 && number.fract() == 0.0).map(|number| number as u64);
    value.as_u64().or_else(whole)
}
