//! The bridge from serde: any `Deserializer` fills a slot.
//!
//! It is instantiated once per format and not once per type, since all it knows of a type is `&mut dyn Slot`.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::error::Error;
use super::held::{Held, Place};
use super::input::{Adding, Arrival, Decode, Grow, Input, Items, Members, Slot};
use super::object::Table;
use super::offer::fill_outermost;

/// Reads a value from any serde format that describes itself.
///
/// # Errors
/// If the format can't be read, or what it says isn't a value of this type.
#[inline]
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::vacant();
    fill_outermost(&mut value, |slot| Filling(slot).deserialize(deserializer))?;
    Ok(value)
}

/// Reads a value that can't be made before it is read.
///
/// # Errors
/// As [`deserialize`].
pub fn deserialize_held<'de, T: Held, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut place = None;
    fill_outermost(&mut Place(&mut place), |slot| Filling(slot).deserialize(deserializer))?;
    place.ok_or_else(|| serde::de::Error::custom(Error::format()))
}

/// Fills a slot from any serde format that describes itself.
///
/// # Errors
/// If the format can't be read, or what it says isn't what the slot can hold.
pub fn fill<'de, D: Deserializer<'de>>(slot: &mut dyn Slot, deserializer: D) -> Result<(), D::Error> {
    Filling(slot).deserialize(deserializer)
}

/// A slot waiting for its value.
pub(super) struct Filling<'a>(pub(super) &'a mut dyn Slot);

impl<'de> DeserializeSeed<'de> for Filling<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Filling<'_> {
    #[inline]
    fn with<E: serde::de::Error>(self, arrival: Arrival<'_>) -> Result<(), E> {
        self.0.fill(&mut Input(arrival)).map_err(E::custom)
    }

    /// Fills with an integer that may be beyond 64 bits: a number keeps all its digits where serde_json does.
    #[cold]
    fn with_digits<E: serde::de::Error>(self, digits: &str) -> Result<(), E> {
        let number = digits.parse::<Number>().map_err(E::custom)?;
        self.with(Arrival::Number(&number))
    }
}

impl<'de> Visitor<'de> for Filling<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.with(Arrival::Null)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<(), E> {
        self.with(Arrival::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.with(Arrival::Bool(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.with(Arrival::Unsigned(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.with(Arrival::Signed(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.with(Arrival::Float(value))
    }

    fn visit_i128<E: serde::de::Error>(self, value: i128) -> Result<(), E> {
        self.with_digits(&value.to_string())
    }

    fn visit_u128<E: serde::de::Error>(self, value: u128) -> Result<(), E> {
        self.with_digits(&value.to_string())
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.with(Arrival::Text(value))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        let mut list = Sequence { items, failure: None };
        let filled = self.0.fill(&mut Input(Arrival::List(&mut list)));
        settle(filled, list.failure)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        let mut object = Mapping { members, failure: None };
        let filled = self.0.fill(&mut Input(Arrival::Object(&mut object)));
        settle(filled, object.failure)
    }
}

/// Prefers the format's own error, which knows the line, to the one that stands for it.
fn settle<E: serde::de::Error>(filled: Result<(), Error>, failure: Option<E>) -> Result<(), E> {
    match filled {
        Ok(()) => Ok(()),
        Err(error) => Err(failure.unwrap_or_else(|| E::custom(error))),
    }
}

struct Sequence<'de, A: SeqAccess<'de>> {
    items: A,
    failure: Option<A::Error>,
}

impl<'de, A: SeqAccess<'de>> Items for Sequence<'de, A> {
    fn read(&mut self, list: &mut dyn Grow) -> Result<(), Error> {
        loop {
            match self.items.next_element_seed(NextItem(list)) {
                Ok(Some(())) => {}
                Ok(None) => return Ok(()),
                Err(error) => {
                    self.failure = Some(error);
                    return Err(Error::format());
                }
            }
        }
    }
}

/// Grows the list only once the format says that there is another item.
struct NextItem<'a>(&'a mut dyn Grow);

impl<'de> DeserializeSeed<'de> for NextItem<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        Filling(&mut Adding(self.0)).deserialize(deserializer)
    }
}

struct Mapping<'de, A: MapAccess<'de>> {
    members: A,
    failure: Option<A::Error>,
}

impl<'de, A: MapAccess<'de>> Mapping<'de, A> {
    #[inline]
    fn member(&mut self, table: &mut Table<'_, '_>) -> Result<bool, A::Error> {
        let Some(()) = self.members.next_key_seed(MemberName(table))? else {
            return Ok(false);
        };
        match table.slot() {
            Some(slot) => self.members.next_value_seed(Filling(slot))?,
            None => {
                self.members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(true)
    }
}

impl<'de, A: MapAccess<'de>> Members for Mapping<'de, A> {
    #[inline]
    fn step(&mut self, table: &mut Table<'_, '_>) -> Result<bool, Error> {
        self.member(table).map_err(|error| {
            self.failure = Some(error);
            Error::format()
        })
    }
}

/// Looks a member's name up where it stands, without copying it, and turns the table to it.
struct MemberName<'a, 't, 's>(&'a mut Table<'t, 's>);

impl<'de> DeserializeSeed<'de> for MemberName<'_, '_, '_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for MemberName<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a member")
    }

    #[inline]
    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<(), E> {
        self.0.turn_to(name);
        Ok(())
    }

    fn visit_bytes<E: serde::de::Error>(self, name: &[u8]) -> Result<(), E> {
        self.visit_str(std::str::from_utf8(name).map_err(E::custom)?)
    }
}
