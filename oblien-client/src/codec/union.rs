//! Unions: which variant is it?
//!
//! `codec::tagged!` and `codec::untagged!` write the table of a type; it is decided here, on a buffered value where it must be.

use std::borrow::Cow;
use std::cell::Cell;
use std::cmp::Reverse;

use serde_json::{Map, Value};

use super::error::Error;
use super::input::{Arrival, Buffered, Fit, Input, Members, Slot, Trial, read};
use super::object::Table;
use super::tree::feed;
use super::variant::Variant;

/// A variant of a union by the words that name it.
pub type NamedVariant<'a, U> = (&'a [&'a str], &'a dyn Variant<U>);

/// Reads a union whose variant is named by the member `tag`.
///
/// The data of an event may lack the member: the name of the event stands for it.
///
/// # Errors
/// If the variant is known and the value isn't one of it.
pub fn read_tagged<U>(
    input: &mut Input<'_>,
    tag: &'static str,
    variants: &[NamedVariant<'_, U>],
    unknown: fn(Value) -> U,
) -> Result<U, Error> {
    let named = |word: &str| variants.iter().find(|(words, _)| words.contains(&word)).map(|(_, variant)| *variant);
    let in_tree = |node: Buffered<'_>| match node.value.get(tag).and_then(word).as_deref().and_then(named) {
        Some(variant) => Candidate::of(variant, |slot| feed(node, slot)),
        None => Ok(given_up(node, unknown)),
    };
    if let Some(node) = input.buffered() {
        return in_tree(node);
    }
    let value = match &mut input.0 {
        Arrival::Object(members) => match open(&mut **members, tag)? {
            Opened::Whole(value) => with_offered(value, tag, &**members),
            Opened::Tagged(mut object) => match word(&object.word).as_deref().and_then(named) {
                Some(variant) => return Candidate::of(variant, |slot| slot.fill(&mut Input(Arrival::Object(&mut object)))),
                None => object.buffer()?,
            },
        },
        _ => {
            input.note_unknown();
            return read(input).map(unknown);
        }
    };
    in_tree(Buffered { value: &value, fit: &Cell::default() })
}

/// The word that a tag is: a text itself, a number or a boolean as it is written.
fn word(tag: &Value) -> Option<Cow<'_, str>> {
    match tag {
        Value::String(word) => Some(Cow::Borrowed(word)),
        Value::Number(_) | Value::Bool(_) => Some(Cow::Owned(tag.to_string())),
        _ => None,
    }
}

/// Puts the name that came beside an object where its tag would be, if it has none.
fn with_offered(mut value: Value, tag: &str, members: &dyn Members) -> Value {
    if let (Value::Object(object), Some(name)) = (&mut value, members.offered())
        && !object.contains_key(tag)
    {
        object.insert(tag.to_owned(), name.into());
    }
    value
}

/// An object of which so much has been read as it takes to find the tag.
enum Opened<'a> {
    Tagged(Tagged<'a>),
    Whole(Value),
}

/// Opens an object without buffering it if the tag comes first, as it does in most services.
fn open<'a>(members: &'a mut (dyn Members + 'a), tag: &'static str) -> Result<Opened<'a>, Error> {
    let (mut word, mut others) = (Value::Null, Map::new());
    let is_empty = !members.step(&mut Table::new(&mut [(tag, &mut word)], Some(&mut others)))?;
    if let Value::String(_) | Value::Number(_) | Value::Bool(_) = word {
        return Ok(Opened::Tagged(Tagged { tag, word, is_next: true, members }));
    }
    if others.is_empty() && !is_empty {
        others.insert(tag.to_owned(), word);
    }
    members.read(&mut Table::new(&mut [], Some(&mut others)))?;
    Ok(Opened::Whole(Value::Object(others)))
}

/// An object whose first member was the tag, with that member put back.
struct Tagged<'a> {
    tag: &'static str,
    word: Value,
    is_next: bool,
    members: &'a mut (dyn Members + 'a),
}

impl Tagged<'_> {
    fn buffer(mut self) -> Result<Value, Error> {
        let mut members = Map::new();
        self.read(&mut Table::new(&mut [], Some(&mut members)))?;
        Ok(Value::Object(members))
    }
}

impl Members for Tagged<'_> {
    fn step(&mut self, table: &mut Table<'_, '_>) -> Result<bool, Error> {
        if !std::mem::take(&mut self.is_next) {
            return self.members.step(table);
        }
        table.turn_to(self.tag);
        if let Some(slot) = table.slot() {
            feed(Buffered { value: &self.word, fit: &Cell::default() }, slot)?;
        }
        Ok(true)
    }
}

/// Reads a union by what fits best: what loses the fewest members and words, then names the most members, then comes first.
///
/// # Errors
/// If nothing arrived.
pub fn read_untagged<U>(input: &mut Input<'_>, variants: &[&dyn Variant<U>], unknown: fn(Value) -> U) -> Result<U, Error> {
    let in_tree = |node: Buffered<'_>| match best(variants, |fit, slot| feed(Buffered { fit, ..node }, slot)) {
        Some((fit, found)) if fit.knows_some_of(node.value) => {
            fit.add_to(node.fit);
            found
        }
        _ => given_up(node, unknown),
    };
    if let Some(node) = input.buffered() {
        return Ok(in_tree(node));
    }
    if let Arrival::List(_) | Arrival::Object(_) = input.0 {
        let value = read(input)?;
        return Ok(in_tree(Buffered { value: &value, fit: &Cell::default() }));
    }
    let ignored = Cell::default();
    let outer = match input.0 {
        Arrival::Trial(trial) => trial.fit,
        _ => &ignored,
    };
    if let Some((fit, found)) = best(variants, |fit, slot| repeat_scalar(input, fit, slot)) {
        fit.add_to(outer);
        return Ok(found);
    }
    input.note_unknown();
    read(input).map(unknown)
}

/// Keeps a value that no variant fits.
fn given_up<U>(node: Buffered<'_>, unknown: fn(Value) -> U) -> U {
    Fit { lost: 1, ..Fit::default() }.add_to(node.fit);
    unknown(node.value.clone())
}

/// Fills a slot with the same scalar again.
fn repeat_scalar(input: &Input<'_>, fit: &Cell<Fit>, slot: &mut dyn Slot) -> Result<(), Error> {
    match (input.scalar(), &input.0) {
        (Some(scalar), _) => slot.fill(&mut Input(Arrival::Trial(&Trial { scalar, fit }))),
        (None, Arrival::Null) => slot.fill(&mut Input(Arrival::Null)),
        (None, _) => Err(input.unexpected("a scalar")),
    }
}

/// Returns the variant that fits best, and how well.
fn best<U>(variants: &[&dyn Variant<U>], feed: impl Fn(&Cell<Fit>, &mut dyn Slot) -> Result<(), Error>) -> Option<(Fit, U)> {
    let mut best: Option<(Fit, U)> = None;
    for variant in variants {
        let fit = Cell::default();
        let Ok(found) = Candidate::of(*variant, |slot| feed(&fit, slot)) else {
            continue;
        };
        if best.as_ref().is_none_or(|(best, _)| fit.get().rank() < best.rank()) {
            best = Some((fit.get(), found));
        }
    }
    best
}

impl Fit {
    /// Returns a rank that is the lower the better the fit.
    fn rank(self) -> (u32, Reverse<u32>) {
        (self.lost, Reverse(self.named))
    }

    /// Whether a value is more to a variant than an object of which it loses all members: such a one says nothing of the value.
    fn knows_some_of(self, value: &Value) -> bool {
        let members = value.as_object().map_or(0, Map::len);
        members == 0 || self.kept > 0 || (self.lost as usize) < members
    }
}

/// A variant as a slot.
struct Candidate<'a, U> {
    variant: &'a dyn Variant<U>,
    value: Option<U>,
}

impl<'a, U> Candidate<'a, U> {
    fn of(variant: &'a dyn Variant<U>, feed: impl FnOnce(&mut dyn Slot) -> Result<(), Error>) -> Result<U, Error> {
        let mut candidate = Self { variant, value: None };
        feed(&mut candidate)?;
        candidate.value.ok_or_else(Error::format)
    }
}

impl<U> Slot for Candidate<'_, U> {
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        self.value = Some(self.variant.read(input)?);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
