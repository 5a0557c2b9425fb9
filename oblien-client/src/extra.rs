//! The members of an open object that its type does not name.
//!
//! Generated types hold it where the description leaves an object open; the codec fills and writes it.

use std::collections::{BTreeMap, btree_map};
use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// The members of an open object that its type does not name, sorted by name.
///
/// It is a map in every respect: what [`BTreeMap`] can do, it can do.
///
/// ```
/// use oblien_client::Extra;
///
/// let mut extra = Extra::new();
/// extra.insert("region", "eu-1");
/// extra.insert("replicas", 3);
/// assert_eq!(extra.get("region").and_then(|value| value.as_str()), Some("eu-1"));
/// assert_eq!(extra.keys().collect::<Vec<_>>(), ["region", "replicas"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Extra(BTreeMap<String, Value>);

impl Extra {
    /// Returns an empty one.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Puts a member in and returns the value that it replaces.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0.insert(name.into(), value.into())
    }

    /// Returns the members as a map.
    pub fn into_map(self) -> BTreeMap<String, Value> {
        self.0
    }
}

impl Deref for Extra {
    type Target = BTreeMap<String, Value>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Extra {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl From<BTreeMap<String, Value>> for Extra {
    fn from(members: BTreeMap<String, Value>) -> Self {
        Self(members)
    }
}

impl<N: Into<String>, V: Into<Value>> FromIterator<(N, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        let members = members.into_iter();
        Self(members.map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl IntoIterator for Extra {
    type Item = (String, Value);
    type IntoIter = btree_map::IntoIter<String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Extra {
    type Item = (&'a String, &'a Value);
    type IntoIter = btree_map::Iter<'a, String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests;
