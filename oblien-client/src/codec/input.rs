//! What arrives: one value as a slot sees it, and the traits that places and types are read through.
//!
//! The bridge to serde and the buffered tree hand inputs to slots; the types' own slots are in the files beside this one.

use std::cell::Cell;

use serde_json::{Number, Value};

use super::error::Error;
use super::held::Held;
use super::object::Table;

/// A place that reads itself from an [`Input`]: any value of a type that is [`Decode`], and some that hold a value.
///
/// It is the object-safe half of reading: one routine of this crate fills all slots of an object, whatever they are.
pub trait Slot {
    /// Reads what arrived, replacing what was there.
    ///
    /// # Errors
    /// If it is not what this place can hold.
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error>;
}

/// A type that can be read.
///
/// The macros of this module implement it; with it come [`serde::Deserialize`] and every container of the type.
pub trait Decode: Sized {
    /// Whether null is a value of this type, so that an option of it tells null apart from nothing.
    const HAS_NULL: bool = false;

    /// Reads what arrived, replacing what was there.
    ///
    /// # Errors
    /// If it is not a value of this type.
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error>;

    /// Returns the value that reading starts from. It is never seen: what isn't filled is an error.
    fn vacant() -> Self;
}

impl<T: Decode> Slot for T {
    #[inline]
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        self.decode(input)
    }
}

/// Returns the value that reading starts from.
#[inline]
pub fn vacant<T: Decode>() -> T {
    T::vacant()
}

/// Reads a value.
///
/// # Errors
/// If what arrived isn't one of this type.
#[inline]
pub fn read<T: Held>(input: &mut Input<'_>) -> Result<T, Error> {
    T::read(input)
}

/// Puts what was read into its place.
///
/// # Errors
/// If it could not be read.
#[inline]
pub fn put<T>(place: &mut T, read: Result<T, Error>) -> Result<(), Error> {
    *place = read?;
    Ok(())
}

/// One value on arrival: a scalar itself, a list or an object as something to read from.
pub struct Input<'a>(pub(super) Arrival<'a>);

/// Inputs stay where they were made and travel by reference: moving one right after writing it stalls the processor,
/// and that was half of the cost of a field.
pub(super) enum Arrival<'a> {
    /// The object lacks the member.
    Absent,
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    /// A number of more digits than the others have.
    Number(&'a Number),
    Text(&'a str),
    /// A scalar while a union looks for the variant that fits best.
    Trial(&'a Trial<'a>),
    List(&'a mut (dyn Items + 'a)),
    Object(&'a mut (dyn Members + 'a)),
}

/// A scalar on trial, and where it is noted that the type had no variant for it.
pub(super) struct Trial<'a> {
    pub(super) scalar: Scalar<'a>,
    pub(super) fit: &'a Cell<Fit>,
}

/// A scalar that is not null.
#[derive(Clone, Copy)]
pub(super) enum Scalar<'a> {
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Number(&'a Number),
    Text(&'a str),
}

impl Scalar<'_> {
    /// Says what it is; a float has no more digits than it knows.
    pub(super) fn describe(self) -> String {
        match self {
            Self::Bool(value) => format!("`{value}`"),
            Self::Unsigned(value) => format!("the number {value}"),
            Self::Signed(value) => format!("the number {value}"),
            Self::Float(value) => format!("the number {value:?}"),
            Self::Number(value) => format!("the number {value}"),
            Self::Text(_) => "a string".to_owned(),
        }
    }
}

/// How well a type fits a buffered value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    /// Members that nothing reads, and words and values that no variant has.
    pub(super) lost: u32,
    /// Members that the type names.
    pub(super) named: u32,
    /// Members that the type has a place for, named or not.
    pub(super) kept: u32,
}

impl Fit {
    pub(super) fn add_to(self, sum: &Cell<Self>) {
        let before = sum.get();
        sum.set(Self { lost: before.lost + self.lost, named: before.named + self.named, kept: before.kept + self.kept });
    }
}

/// A value that was buffered, and where it is noted how well a type fits it.
#[derive(Clone, Copy)]
pub(super) struct Buffered<'a> {
    pub(super) value: &'a Value,
    pub(super) fit: &'a Cell<Fit>,
}

/// The items of a list on arrival.
pub(super) trait Items {
    fn read(&mut self, list: &mut dyn Grow) -> Result<(), Error>;

    /// Returns the list itself, if it was buffered.
    fn buffered(&self) -> Option<Buffered<'_>> {
        None
    }
}

/// A list that can be given one more item.
pub(super) trait Grow {
    fn add(&mut self, input: &mut Input<'_>) -> Result<(), Error>;
}

/// The place behind the last item of a list.
pub(super) struct Adding<'a>(pub(super) &'a mut (dyn Grow + 'a));

impl Slot for Adding<'_> {
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        self.0.add(input)
    }
}

/// The members of an object on arrival.
pub(super) trait Members {
    /// Reads one member; `false` says that there was none.
    fn step(&mut self, table: &mut Table<'_, '_>) -> Result<bool, Error>;

    /// Reads all members that are left.
    fn read(&mut self, table: &mut Table<'_, '_>) -> Result<(), Error> {
        while self.step(table)? {}
        Ok(())
    }

    /// Returns the object itself, if it was buffered.
    fn buffered(&self) -> Option<Buffered<'_>> {
        None
    }

    /// Returns the name that came beside the object, for a union whose tag is not among the members.
    fn offered(&self) -> Option<&str> {
        None
    }
}

/// Where the members of an object go that have no slot of their own.
pub trait Rest {
    /// Forgets all members.
    fn clear(&mut self);

    /// Reads the member of this name.
    ///
    /// # Errors
    /// If it isn't what can be held here.
    fn put(&mut self, name: String, input: &mut Input<'_>) -> Result<(), Error>;
}

impl Input<'_> {
    /// Returns whether the object that is being read lacks this member.
    pub fn is_absent(&self) -> bool {
        matches!(self.0, Arrival::Absent)
    }

    /// Returns whether this is null, or a member that isn't there.
    pub fn is_null_or_absent(&self) -> bool {
        matches!(self.0, Arrival::Null | Arrival::Absent)
    }

    /// Returns the text that arrived.
    ///
    /// # Errors
    /// If it is no text.
    pub fn text(&self) -> Result<&str, Error> {
        match self.0 {
            Arrival::Text(text) | Arrival::Trial(&Trial { scalar: Scalar::Text(text), .. }) => Ok(text),
            _ => Err(self.unexpected("a string")),
        }
    }

    /// Returns the scalar that arrived, if it is one and not null.
    pub(super) fn scalar(&self) -> Option<Scalar<'_>> {
        match self.0 {
            Arrival::Bool(value) => Some(Scalar::Bool(value)),
            Arrival::Unsigned(value) => Some(Scalar::Unsigned(value)),
            Arrival::Signed(value) => Some(Scalar::Signed(value)),
            Arrival::Float(value) => Some(Scalar::Float(value)),
            Arrival::Number(number) => Some(Scalar::Number(number)),
            Arrival::Text(text) => Some(Scalar::Text(text)),
            Arrival::Trial(trial) => Some(trial.scalar),
            Arrival::Absent | Arrival::Null | Arrival::List(_) | Arrival::Object(_) => None,
        }
    }

    /// Says that the type has no variant for the scalar that arrived.
    pub(super) fn note_unknown(&self) {
        if let Arrival::Trial(trial) = self.0 {
            Fit { lost: 1, ..Fit::default() }.add_to(trial.fit);
        }
    }

    /// Returns the list or object itself, if it was buffered.
    pub(super) fn buffered(&self) -> Option<Buffered<'_>> {
        match &self.0 {
            Arrival::List(items) => items.buffered(),
            Arrival::Object(members) => members.buffered(),
            _ => None,
        }
    }

    /// Reads the items of a list into `list`, one after the other.
    pub(super) fn list(&mut self, list: &mut dyn Grow) -> Result<(), Error> {
        match &mut self.0 {
            Arrival::List(items) => items.read(list),
            _ => Err(self.unexpected("a list")),
        }
    }

    /// Makes the error that something else was expected.
    #[cold]
    pub fn unexpected(&self, expected: &'static str) -> Error {
        Error::unexpected(expected, self.describe())
    }

    /// Says what arrived; not what a text says, since it may be a secret.
    fn describe(&self) -> String {
        match (&self.0, self.scalar()) {
            (_, Some(scalar)) => scalar.describe(),
            (Arrival::Absent, None) => "nothing".to_owned(),
            (Arrival::List(_), None) => "a list".to_owned(),
            (Arrival::Object(_), None) => "an object".to_owned(),
            (_, None) => "null".to_owned(),
        }
    }
}
