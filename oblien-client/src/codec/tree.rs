//! A buffered JSON value as a source of inputs.
//!
//! Unions of objects read from it, once per variant, and learn how well each variant fits.

use serde_json::{Number, Value, map};

use super::error::Error;
use super::input::{Adding, Arrival, Buffered, Fit, Grow, Input, Items, Members, Scalar, Slot, Trial};
use super::object::Table;

/// Fills a slot from a buffered value, and notes how well the slot fits.
pub(super) fn feed(node: Buffered<'_>, slot: &mut dyn Slot) -> Result<(), Error> {
    let Buffered { value, fit } = node;
    match value {
        Value::Null => slot.fill(&mut Input(Arrival::Null)),
        Value::Bool(value) => slot.fill(&mut Input(Arrival::Trial(&Trial { scalar: Scalar::Bool(*value), fit }))),
        Value::Number(number) => slot.fill(&mut Input(Arrival::Trial(&Trial { scalar: number_scalar(number), fit }))),
        Value::String(text) => slot.fill(&mut Input(Arrival::Trial(&Trial { scalar: Scalar::Text(text), fit }))),
        Value::Array(items) => slot.fill(&mut Input(Arrival::List(&mut ArrayItems { node, items }))),
        Value::Object(members) => slot.fill(&mut Input(Arrival::Object(&mut ObjectMembers { node, members: members.iter() }))),
    }
}

/// Says which kind of number this is, an integer wherever it is one.
fn number_scalar(number: &Number) -> Scalar<'_> {
    if let Some(value) = number.as_u64() {
        Scalar::Unsigned(value)
    } else if let Some(value) = number.as_i64() {
        Scalar::Signed(value)
    } else {
        Scalar::Number(number)
    }
}

struct ArrayItems<'a> {
    node: Buffered<'a>,
    items: &'a [Value],
}

impl Items for ArrayItems<'_> {
    fn read(&mut self, list: &mut dyn Grow) -> Result<(), Error> {
        for (index, value) in self.items.iter().enumerate() {
            let node = Buffered { value, ..self.node };
            feed(node, &mut Adding(list)).map_err(|error| error.within(index))?;
        }
        Ok(())
    }

    fn buffered(&self) -> Option<Buffered<'_>> {
        Some(self.node)
    }
}

struct ObjectMembers<'a> {
    node: Buffered<'a>,
    members: map::Iter<'a>,
}

impl Members for ObjectMembers<'_> {
    fn step(&mut self, table: &mut Table<'_, '_>) -> Result<bool, Error> {
        let Some((name, value)) = self.members.next() else {
            return Ok(false);
        };
        table.turn_to(name);
        let named = u32::from(table.is_named());
        let slot = table.slot();
        Fit { lost: u32::from(slot.is_none()), named, kept: u32::from(slot.is_some()) }.add_to(self.node.fit);
        if let Some(slot) = slot {
            let node = Buffered { value, ..self.node };
            feed(node, slot).map_err(|error| error.within(name))?;
        }
        Ok(true)
    }

    fn buffered(&self) -> Option<Buffered<'_>> {
        Some(self.node)
    }
}
