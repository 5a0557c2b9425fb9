//! Values of foreign types, which have serde's traits and not this module's.
//!
//! They take a detour over a tree; the macros use these for what is marked `serde`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::error::Error;
use super::input::{Input, Slot, read};
use super::view::{Encode, Sink, View};
use crate::Field;

/// A place of a foreign type.
pub struct ForeignSlot<'a, T>(pub &'a mut T);

impl<T: DeserializeOwned> Slot for ForeignSlot<'_, T> {
    /// Reads the value; an absent or null one is the type's own reading of null, so that an `Option` is `None`.
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        *self.0 = read_foreign_or_null(input)?;
        Ok(())
    }
}

/// A place of a foreign type that may be absent or null, and the two differ.
pub struct ForeignField<'a, T>(pub &'a mut Field<T>);

impl<T: DeserializeOwned> Slot for ForeignField<'_, T> {
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        *self.0 = match input.is_null_or_absent() {
            true if input.is_absent() => Field::Absent,
            true => Field::Null,
            false => Field::Value(read_foreign(input)?),
        };
        Ok(())
    }
}

/// Reads a value of a foreign type; an absent one is null.
pub(super) fn read_foreign_or_null<T: DeserializeOwned>(input: &mut Input<'_>) -> Result<T, Error> {
    match input.is_absent() {
        true => T::deserialize(Value::Null).map_err(Error::custom),
        false => read_foreign(input),
    }
}

/// Reads a value of a foreign type.
///
/// # Errors
/// If what arrived isn't one of this type.
pub(super) fn read_foreign<T: DeserializeOwned>(input: &mut Input<'_>) -> Result<T, Error> {
    T::deserialize(read::<Value>(input)?).map_err(Error::custom)
}

/// Reads members that have no field into a map of a foreign type, or of foreign values.
///
/// # Errors
/// If one of them isn't a value of the map.
pub fn foreign_rest<T: DeserializeOwned>(members: BTreeMap<String, Value>) -> Result<T, Error> {
    T::deserialize(Value::Object(members.into_iter().collect())).map_err(Error::custom)
}

/// A value of a foreign type, written as a tree; none if it is left out.
pub struct Foreign(Result<Option<Value>, Error>);

impl Foreign {
    /// Takes the value of a field; one that is null is left out, so that a `None` is.
    pub fn new<T: Serialize>(value: &T) -> Self {
        Self(tree(value).map(|value| (!value.is_null()).then_some(value)))
    }

    /// Takes the value of a field whose null is written.
    pub fn nullable<T: Serialize>(value: &T) -> Self {
        Self(tree(value).map(Some))
    }

    /// Takes the value of a field of three states.
    pub fn three_state<T: Serialize>(field: &Field<T>) -> Self {
        Self(if field.is_absent() { Ok(None) } else { tree(field).map(Some) })
    }
}

fn tree<T: Serialize>(value: &T) -> Result<Value, Error> {
    serde_json::to_value(value).map_err(Error::custom)
}

impl Encode for Foreign {
    fn view(&self) -> View<'_> {
        match &self.0 {
            Ok(None) => View::ABSENT,
            Ok(Some(value)) => value.view(),
            Err(error) => View::failed(error),
        }
    }

    fn members(&self, sink: &mut dyn Sink) -> Result<(), Error> {
        match &self.0 {
            Ok(Some(Value::Object(members))) => members.members(sink),
            Ok(_) => Ok(()),
            Err(error) => Err(Error::custom(error)),
        }
    }
}

/// A value that becomes a tree when it is written.
pub trait Tree {
    /// Returns the tree.
    ///
    /// # Errors
    /// If it can't be written.
    fn tree(&self) -> Result<Value, Error>;
}

impl<T: Serialize> Tree for T {
    fn tree(&self) -> Result<Value, Error> {
        tree(self)
    }
}

#[cfg(test)]
mod tests;
