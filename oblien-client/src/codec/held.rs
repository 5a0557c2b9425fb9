//! What others hold: most is filled where it is, and objects that can't be made before they are read are read as a whole.
//!
//! `codec::held!` writes the places in which the members of such an object wait until all are there.

use serde::de::DeserializeOwned;

use super::error::Error;
use super::foreign::{ForeignField, foreign_rest, read_foreign_or_null};
use super::input::{Decode, Input, Rest, Slot};
use super::object::Row;
use crate::Field;

/// A type that others can hold: as a member, as an item of a list, as a value of a map.
///
/// Most are filled where they are. What can't be made before it is read, such as an object with a member of a foreign
/// type that has no `Default`, is read as a whole.
pub trait Held: Sized {
    /// Whether null is a value of this type.
    const HAS_NULL: bool = false;

    /// Reads a value.
    ///
    /// # Errors
    /// If what arrived isn't one of this type.
    fn read(input: &mut Input<'_>) -> Result<Self, Error>;

    /// Reads a value into an option.
    ///
    /// # Errors
    /// As [`Held::read`].
    fn read_into(place: &mut Option<Self>, input: &mut Input<'_>) -> Result<(), Error> {
        *place = Some(Self::read(input)?);
        Ok(())
    }

    /// Reads one more item of a list.
    ///
    /// # Errors
    /// As [`Held::read`].
    fn push(list: &mut Vec<Self>, input: &mut Input<'_>) -> Result<(), Error> {
        list.push(Self::read(input)?);
        Ok(())
    }
}

impl<T: Decode> Held for T {
    const HAS_NULL: bool = <T as Decode>::HAS_NULL;

    #[inline]
    fn read(input: &mut Input<'_>) -> Result<Self, Error> {
        let mut value = T::vacant();
        value.decode(input)?;
        Ok(value)
    }

    #[inline]
    fn read_into(place: &mut Option<Self>, input: &mut Input<'_>) -> Result<(), Error> {
        place.insert(T::vacant()).decode(input)
    }

    #[inline]
    fn push(list: &mut Vec<Self>, input: &mut Input<'_>) -> Result<(), Error> {
        let end = list.len();
        list.push(T::vacant());
        list[end].decode(input)
    }
}

/// A place of a member.
pub struct Place<'a, T>(pub &'a mut Option<T>);

impl<T: Held> Slot for Place<'_, T> {
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        T::read_into(self.0, input)
    }
}

/// A place of a member of a foreign type; an absent or null one is the type's own reading of null.
pub struct ForeignPlace<'a, T>(pub &'a mut Option<T>);

impl<T: DeserializeOwned> Slot for ForeignPlace<'_, T> {
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        *self.0 = Some(read_foreign_or_null(input)?);
        Ok(())
    }
}

/// A place of a member of a foreign type that may be absent or null, and the two differ.
pub struct ForeignFieldPlace<'a, T>(pub &'a mut Option<Field<T>>);

impl<T: DeserializeOwned> Slot for ForeignFieldPlace<'_, T> {
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        ForeignField(self.0.insert(Field::Absent)).fill(input)
    }
}

/// Reads the members of an object and then the rest, which is returned.
///
/// # Errors
/// As [`Input::open_object`].
pub fn read_open<R: Rest + Decode>(input: &mut Input<'_>, rows: &mut [Row<'_>]) -> Result<R, Error> {
    let mut rest = R::vacant();
    input.open_object(rows, &mut rest)?;
    Ok(rest)
}

/// Reads the members of an object and then the rest, into a map of a foreign type or of foreign values.
///
/// # Errors
/// As [`Input::open_object`], or if the rest isn't such a map.
pub fn read_open_foreign<R: DeserializeOwned>(input: &mut Input<'_>, rows: &mut [Row<'_>]) -> Result<R, Error> {
    foreign_rest(read_open(input, rows)?)
}

/// Returns what a place was filled with.
///
/// # Errors
/// If it was not filled.
pub fn filled<T>(place: Option<T>) -> Result<T, Error> {
    place.ok_or_else(Error::format)
}

#[cfg(test)]
mod tests;
