//! The bridge to serde: any `Serializer` writes a view.
//!
//! It is instantiated once per format and not once per type, since all it knows of a type is its view.

use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::error::Error;
use super::view::{Encode, List, Look, Member, Sink, View};

/// Writes a value in any serde format.
///
/// # Errors
/// If the format can't be written.
#[inline]
pub fn serialize<S: Serializer>(value: &dyn Encode, serializer: S) -> Result<S::Ok, S::Error> {
    value.view().serialize(serializer)
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Most values are texts, and a foreseen branch is cheaper than a jump by table.
        if let Look::Text(value) = self.0 {
            return serializer.serialize_str(value);
        }
        match self.0 {
            Look::Absent | Look::Null => serializer.serialize_unit(),
            Look::Bool(value) => serializer.serialize_bool(value),
            Look::Unsigned(value) => serializer.serialize_u64(value),
            Look::Signed(value) => serializer.serialize_i64(value),
            Look::Float(value) => serializer.serialize_f64(value),
            Look::Single(value) => serializer.serialize_f32(value),
            Look::Number(value) => value.serialize(serializer),
            Look::Text(value) => serializer.serialize_str(value),
            Look::List(list) => serialize_list(list, serializer),
            Look::Object(object) => serialize_object(object, serializer),
            Look::Foreign(value) => value.tree().map_err(S::Error::custom)?.view().serialize(serializer),
            Look::Failed(error) => Err(S::Error::custom(error)),
        }
    }
}

#[inline(never)]
fn serialize_list<S: Serializer>(list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
    let count = list.count();
    let mut items = serializer.serialize_seq(Some(count))?;
    for index in 0..count {
        items.serialize_element(&list.item(index))?;
    }
    items.end()
}

#[inline(never)]
fn serialize_object<S: Serializer>(object: &dyn Encode, serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = Members { map: serializer.serialize_map(None)?, failure: None };
    let written = object.members(&mut members);
    match (members.failure, written) {
        (None, Ok(())) => members.map.end(),
        (Some(error), _) => Err(error),
        (None, Err(error)) => Err(S::Error::custom(error)),
    }
}

struct Members<M: SerializeMap> {
    map: M,
    failure: Option<M::Error>,
}

impl<M: SerializeMap> Members<M> {
    #[inline]
    fn write(&mut self, name: &str, view: &View<'_>) -> Result<(), Error> {
        if let Look::Absent = view.0 {
            return Ok(());
        }
        self.map.serialize_entry(name, view).map_err(|error| {
            self.failure = Some(error);
            Error::format()
        })
    }
}

impl<M: SerializeMap> Sink for Members<M> {
    fn member(&mut self, name: &str, view: &View<'_>) -> Result<(), Error> {
        self.write(name, view)
    }

    fn table(&mut self, members: &[Member<'_>]) -> Result<(), Error> {
        for (name, value) in members {
            self.write(name, value)?;
        }
        Ok(())
    }
}
