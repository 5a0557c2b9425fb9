//! A buffered JSON value as a source of inputs.
//!
//! Unions of objects read from it, once per variant, and learn how well each variant fits.

use std::cell::Cell;

use serde_json::{Map, Value};

use super::error::Error;
use super::input::{Arrival, Fit, Grow, Input, Items, Members, Slot, Trial};
use super::object::Table;

/// Fills a slot from a buffered value, and notes in `fit` how well it fits.
pub(super) fn feed(value: &Value, fit: &Cell<Fit>, slot: &mut dyn Slot) -> Result<(), Error> {
    match value {
        Value::Null => slot.fill(&mut Input(Arrival::Null)),
        Value::Bool(value) => slot.fill(&mut Input(Arrival::Bool(*value))),
        Value::Number(number) => slot.fill(&mut Input(number_arrival(number))),
        Value::String(text) => {
            let trial = Trial { text, fit };
            slot.fill(&mut Input(Arrival::Trial(&trial)))
        }
        Value::Array(items) => slot.fill(&mut Input(Arrival::List(&mut ArrayItems { items, fit }))),
        Value::Object(members) => {
            slot.fill(&mut Input(Arrival::Object(&mut ObjectMembers { members, fit })))
        }
    }
}

/// Says which kind of number this is, an integer wherever it is one.
fn number_arrival(number: &serde_json::Number) -> Arrival<'static> {
    if let Some(value) = number.as_u64() {
        Arrival::Unsigned(value)
    } else if let Some(value) = number.as_i64() {
        Arrival::Signed(value)
    } else {
        Arrival::Float(number.as_f64().unwrap_or(f64::NAN))
    }
}

struct ArrayItems<'a> {
    items: &'a [Value],
    fit: &'a Cell<Fit>,
}

impl Items for ArrayItems<'_> {
    fn read(&mut self, list: &mut dyn Grow) -> Result<(), Error> {
        for (index, item) in self.items.iter().enumerate() {
            feed(item, self.fit, list.grow()).map_err(|error| error.within(index))?;
        }
        Ok(())
    }
}

struct ObjectMembers<'a> {
    members: &'a Map<String, Value>,
    fit: &'a Cell<Fit>,
}

impl Members for ObjectMembers<'_> {
    fn read(&mut self, table: &mut Table<'_, '_>) -> Result<(), Error> {
        for (name, value) in self.members {
            table.turn_to(name);
            let mut fit = self.fit.get();
            fit.named += u32::from(table.is_named());
            match table.slot() {
                Some(slot) => {
                    self.fit.set(fit);
                    feed(value, self.fit, slot).map_err(|error| error.within(name))?;
                }
                None => {
                    fit.lost += 1;
                    self.fit.set(fit);
                }
            }
        }
        Ok(())
    }
}
