//! A member with three states: absent, null, or a value.
//!
//! Generated types hold it where the description tells null apart from absent; the codec writes and reads it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A member that may be absent, null, or have a value.
///
/// Sent in an update, the three mean: leave it as it is, clear it, set it.
///
/// ```
/// use oblien_client::Field;
///
/// let kept: Field<String> = Field::default();
/// let cleared: Field<String> = None.into();
/// let set: Field<String> = "a note".into();
/// assert!(kept.is_absent());
/// assert!(cleared.is_null());
/// assert_eq!(set.value().map(String::as_str), Some("a note"));
/// ```
///
/// With a serde derive of your own, put `#[serde(default, skip_serializing_if = "Field::is_absent")]`
/// above the field: serde alone cannot leave a member out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is there and null.
    Null,
    /// The member has this value.
    Value(T),
}

impl<T> Field<T> {
    /// Returns whether the member is not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns whether the member is there and null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns the value itself, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Field<T> {
    /// Makes `None` null; absent is `Field::Absent` or `Field::default()`.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl From<&str> for Field<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests;
