//! The visitor that builds a `serde_json::Value` from YAML or JSON.
//! Used by `parse`; it keeps the order, turns scalar keys to text, merges `<<` and notes duplicate keys.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Containers may be nested this deep; both parsers refuse a little later by themselves.
pub(crate) const MAXIMUM_DEPTH: usize = 120;

/// What the visitor knows and finds out on its way through one text.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// Whether `<<` merges a mapping.
    pub(crate) merges: bool,
    /// How many more nodes may be built, so that aliases can't multiply without end.
    pub(crate) budget: usize,
    /// Set when the budget was spent.
    pub(crate) exhausted: bool,
    /// Set when the nesting was too deep.
    pub(crate) too_deep: bool,
    /// What is wrong with the text although the parser takes it.
    pub(crate) fault: Option<&'static str>,
    /// Keys given twice in one mapping, as paths with the innermost key first.
    pub(crate) duplicates: Vec<Vec<String>>,
    depth: usize,
}

impl Progress {
    /// Returns the start of a text that may have so many nodes.
    pub(crate) fn new(merges: bool, budget: usize) -> Self {
        Self { merges, budget, ..Self::default() }
    }
}

/// Seed and visitor of one node.
pub(crate) struct Node<'progress>(pub(crate) &'progress mut Progress);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match self.0.budget.checked_sub(1) {
            Some(rest) => self.0.budget = rest,
            None => {
                self.0.exhausted = true;
                return Err(D::Error::custom("too many nodes"));
            }
        }
        deserializer.deserialize_any(self)
    }
}

impl Node<'_> {
    fn enter<E: Error>(&mut self) -> Result<(), E> {
        self.0.depth += 1;
        if self.0.depth <= MAXIMUM_DEPTH {
            return Ok(());
        }
        self.0.too_deep = true;
        Err(E::custom("too deep"))
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(float(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(float(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut array = Vec::new();
        loop {
            let before = self.0.duplicates.len();
            let Some(element) = elements.next_element_seed(Node(self.0))? else {
                break;
            };
            if self.0.duplicates.len() > before {
                extend_paths(&mut self.0.duplicates[before..], &array.len().to_string());
            }
            array.push(element);
        }
        self.0.depth -= 1;
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut object = Object::default();
        while let Some(key) = members.next_key_seed(Key)? {
            let before = self.0.duplicates.len();
            let value = members.next_value_seed(Node(self.0))?;
            extend_paths(&mut self.0.duplicates[before..], &key);
            if self.0.merges && key == "<<" {
                object.merge(value).map_err(|fault| {
                    self.0.fault = Some(fault);
                    A::Error::custom(fault)
                })?;
            } else if let Some(twice) = object.insert(key, value) {
                self.0.duplicates.push(vec![twice]);
            }
        }
        self.0.depth -= 1;
        Ok(Value::Object(object.members))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (IgnoredAny, content) = tagged.variant()?;
        content.newtype_variant_seed(self)
    }
}

/// An object under construction, with the keys that came from `<<` and may still be overridden.
#[derive(Default)]
struct Object {
    members: Map<String, Value>,
    merged: Vec<String>,
}

impl Object {
    /// Sets a member; returns the key if it was there already by its own right.
    fn insert(&mut self, key: String, value: Value) -> Option<String> {
        let previous = self.members.insert(key.clone(), value);
        let overrides = self.merged.iter().position(|merged| *merged == key);
        if let Some(index) = overrides {
            self.merged.swap_remove(index);
        }
        (previous.is_some() && overrides.is_none()).then_some(key)
    }

    /// Takes over the members of a mapping, or of several, that are not there yet.
    fn merge(&mut self, source: Value) -> Result<(), &'static str> {
        match source {
            Value::Object(members) => {
                for (key, value) in members.into_iter() {
                    if !self.members.contains_key(&key) {
                        self.merged.push(key.clone());
                        self.members.insert(key, value);
                    }
                }
                Ok(())
            }
            Value::Array(sources) => sources.into_iter().try_for_each(|source| self.merge(source)),
            Value::Null => Ok(()),
            _ => Err("`<<` merges a mapping or a list of mappings, and this is neither"),
        }
    }
}

/// Seed and visitor of a key: any scalar, taken as it is written.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a scalar as the key")
    }

    fn visit_str<E>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E>(self, value: String) -> Result<String, E> {
        Ok(value)
    }
}

/// A float that JSON can't hold is kept as its text.
fn float(value: f64) -> Value {
    Number::from_f64(value).map_or_else(|| Value::String(value.to_string()), Value::Number)
}

fn extend_paths(paths: &mut [Vec<String>], segment: &str) {
    for path in paths {
        path.push(segment.to_owned());
    }
}

/// Returns the number of values in a value, and how deep they are nested.
pub(crate) fn extent(value: &Value) -> (usize, usize) {
    let join = |all: (usize, usize), inner: &Value| {
        let (size, depth) = extent(inner);
        (all.0 + size, all.1.max(depth + 1))
    };
    match value {
        Value::Object(object) => object.values().fold((1, 1), join),
        Value::Array(elements) => elements.iter().fold((1, 1), join),
        _ => (1, 0),
    }
}
