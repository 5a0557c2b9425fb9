//! The name of an event, for a union whose variant is named by a member that the event's data lacks.
//!
//! Events set it around the reading of one value; the outermost value of this module takes it, and no other ever sees it.

use std::cell::RefCell;

use super::error::Error;
use super::input::{Arrival, Buffered, Input, Members, Slot};
use super::object::Table;

thread_local! {
    static OFFERED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Reads something while a name is offered.
pub(crate) fn with_name<R>(name: Option<&str>, read: impl FnOnce() -> R) -> R {
    let _withdrawn = name.map(|name| {
        OFFERED.set(Some(name.to_owned()));
        Withdrawal
    });
    read()
}

/// Takes the name back, whatever becomes of the reading.
struct Withdrawal;

impl Drop for Withdrawal {
    fn drop(&mut self) {
        OFFERED.take();
    }
}

/// Fills the outermost slot, which is told the name that is offered.
#[inline]
pub(super) fn fill_outermost<E>(slot: &mut dyn Slot, fill: impl FnOnce(&mut dyn Slot) -> Result<(), E>) -> Result<(), E> {
    match OFFERED.take() {
        None => fill(slot),
        Some(name) => fill(&mut Offering { name, slot }),
    }
}

/// A slot that hands an object on together with the name.
struct Offering<'a> {
    name: String,
    slot: &'a mut dyn Slot,
}

impl Slot for Offering<'_> {
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        match &mut input.0 {
            Arrival::Object(members) => {
                let mut named = Named { name: &self.name, members: &mut **members };
                self.slot.fill(&mut Input(Arrival::Object(&mut named)))
            }
            _ => self.slot.fill(input),
        }
    }
}

/// The members of an object that came with a name.
struct Named<'a> {
    name: &'a str,
    members: &'a mut (dyn Members + 'a),
}

impl Members for Named<'_> {
    fn step(&mut self, table: &mut Table<'_, '_>) -> Result<bool, Error> {
        self.members.step(table)
    }

    fn buffered(&self) -> Option<Buffered<'_>> {
        self.members.buffered()
    }

    fn offered(&self) -> Option<&str> {
        Some(self.name)
    }
}
