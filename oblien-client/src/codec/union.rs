//! Unions: which variant is it?
//!
//! `codec::tagged!` and `codec::untagged!` write the table of a type; it is decided here, on a buffered value where it must be.

use std::cell::Cell;
use std::cmp::Reverse;

use serde_json::Value;

use super::error::Error;
use super::input::{Arrival, Fit, Input, Slot, Trial, read};
use super::tree::feed;
use super::view::{Look, Sink, View};

/// Reads one variant of a union.
pub type Variant<U> = fn(&mut Input<'_>) -> Result<U, Error>;

/// A variant as a slot, to be fed from a tree.
struct Candidate<U> {
    read: Variant<U>,
    value: Option<U>,
}

impl<U> Slot for Candidate<U> {
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        self.value = Some((self.read)(input)?);
        Ok(())
    }
}

/// Reads a union whose variant is named by the member `tag`; `Err` gives the value back if no variant has that name.
///
/// # Errors
/// If the variant is known and the value isn't one of it.
pub fn read_tagged<U>(
    input: &mut Input<'_>,
    tag: &str,
    variants: &[(&[&str], Variant<U>)],
) -> Result<Result<U, Value>, Error> {
    let value: Value = read(input)?;
    let word = value.get(tag).and_then(Value::as_str);
    let known = word.and_then(|word| variants.iter().find(|(words, _)| words.contains(&word)));
    let Some((_, read)) = known else {
        return Ok(Err(value));
    };
    let mut candidate = Candidate { read: *read, value: None };
    feed(&value, &Cell::default(), &mut candidate)?;
    Ok(candidate.value.ok_or(value))
}

/// Reads a union by what fits best; `Err` gives the value back if nothing fits.
///
/// Best is what loses the fewest members and words; then what names the most members; then what comes first.
///
/// # Errors
/// If the value could not be read at all.
pub fn read_untagged<U>(input: &mut Input<'_>, variants: &[Variant<U>]) -> Result<Result<U, Value>, Error> {
    let value: Value = read(input)?;
    let mut best: Option<(Fit, U)> = None;
    for read in variants {
        let fit = Cell::default();
        let mut candidate = Candidate { read: *read, value: None };
        if feed(&value, &fit, &mut candidate).is_err() {
            continue;
        }
        let better = best.as_ref().is_none_or(|(best, _)| rank(fit.get()) < rank(*best));
        if let (true, Some(found)) = (better, candidate.value) {
            best = Some((fit.get(), found));
        }
    }
    Ok(best.map(|(_, found)| found).ok_or(value))
}

fn rank(fit: Fit) -> (u32, Reverse<u32>) {
    (fit.lost, Reverse(fit.named))
}
