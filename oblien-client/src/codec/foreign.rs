//! Fields of foreign types, which have serde's traits and not this module's.
//!
//! They take a detour over a tree; `codec::object!` uses these for a field marked `serde`.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::error::Error;
use super::input::{Input, Slot, read};
use super::view::{Encode, View};

/// A place of a foreign type.
pub struct ForeignSlot<'a, T>(pub &'a mut T);

impl<T: DeserializeOwned + Default> Slot for ForeignSlot<'_, T> {
    /// Reads the value; an absent or null one is the type's own reading of null, so that an `Option` is `None`.
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        let value: Value = match input.is_null_or_absent() {
            true => Value::Null,
            false => read(input)?,
        };
        *self.0 = T::deserialize(value).map_err(Error::custom)?;
        Ok(())
    }
}

/// A value of a foreign type, written as a tree.
pub struct Foreign(Result<Value, Error>);

impl Foreign {
    /// Takes the value of a field.
    pub fn new<T: Serialize>(value: &T) -> Self {
        Self(serde_json::to_value(value).map_err(Error::custom))
    }
}

impl Encode for Foreign {
    /// Shows the value; one that is null is left out, so that a `None` is.
    fn view(&self) -> View<'_> {
        match &self.0 {
            Ok(Value::Null) => View::ABSENT,
            Ok(value) => value.view(),
            Err(error) => View::failed(error),
        }
    }
}

#[cfg(test)]
mod tests;
