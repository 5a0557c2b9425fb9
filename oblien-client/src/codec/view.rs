//! What is written: one value as a serializer sees it, and the trait that gives it.
//!
//! The types give views of themselves; the bridge to serde writes them.

use serde_json::Number;

use super::error::Error;
use super::foreign::Tree;

/// A type that can be written.
///
/// The macros of this module implement it; with it comes [`serde::Serialize`].
pub trait Encode {
    /// Returns how this value looks.
    fn view(&self) -> View<'_>;

    /// Hands all members to the sink, if this looks like an object.
    ///
    /// # Errors
    /// If the sink can't take them.
    #[inline]
    fn members(&self, sink: &mut dyn Sink) -> Result<(), Error> {
        let _ = sink;
        Ok(())
    }
}

/// How a value looks: a scalar itself, a list or an object as something to ask.
pub struct View<'a>(pub(super) Look<'a>);

pub(super) enum Look<'a> {
    /// The member is left out.
    Absent,
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Single(f32),
    /// A number of a tree, which may have more digits than a float.
    Number(&'a Number),
    Text(&'a str),
    List(&'a dyn List),
    Object(&'a dyn Encode),
    /// It only has serde's traits.
    Foreign(&'a dyn Tree),
    /// It could not be written.
    Failed(&'a Error),
}

/// A list as a serializer sees it.
pub trait List {
    /// Returns how many items there are.
    fn count(&self) -> usize;

    /// Returns how the item at this index looks.
    fn item(&self, index: usize) -> View<'_>;
}

/// One row of an object being written: the name of a member, and how it looks.
pub type Member<'a> = (&'static str, View<'a>);

/// What takes the members of an object.
pub trait Sink {
    /// Takes one member, unless it is absent.
    ///
    /// # Errors
    /// If the format can't be written.
    fn member(&mut self, name: &str, view: &View<'_>) -> Result<(), Error>;

    /// Takes the members that a type names.
    ///
    /// # Errors
    /// If the format can't be written.
    fn table(&mut self, members: &[Member<'_>]) -> Result<(), Error> {
        members.iter().try_for_each(|(name, value)| self.member(name, value))
    }
}

impl<'a> View<'a> {
    /// A member that is left out.
    pub const ABSENT: Self = Self(Look::Absent);
    /// Null.
    pub const NULL: Self = Self(Look::Null);

    /// Looks like a boolean.
    #[inline]
    pub const fn bool(value: bool) -> Self {
        Self(Look::Bool(value))
    }

    /// Looks like an unsigned integer.
    #[inline]
    pub const fn unsigned(value: u64) -> Self {
        Self(Look::Unsigned(value))
    }

    /// Looks like an integer.
    #[inline]
    pub const fn signed(value: i64) -> Self {
        Self(Look::Signed(value))
    }

    /// Looks like a number of double precision.
    #[inline]
    pub const fn float(value: f64) -> Self {
        Self(Look::Float(value))
    }

    /// Looks like a number of single precision.
    #[inline]
    pub const fn single(value: f32) -> Self {
        Self(Look::Single(value))
    }

    /// Looks like a number of a tree.
    pub(super) const fn number(value: &'a Number) -> Self {
        Self(Look::Number(value))
    }

    /// Looks like a text.
    #[inline]
    pub const fn text(value: &'a str) -> Self {
        Self(Look::Text(value))
    }

    /// Looks like a list.
    #[inline]
    pub const fn list(value: &'a dyn List) -> Self {
        Self(Look::List(value))
    }

    /// Looks like an object.
    #[inline]
    pub const fn object(value: &'a dyn Encode) -> Self {
        Self(Look::Object(value))
    }

    /// Looks as serde writes it.
    #[inline]
    pub const fn foreign(value: &'a dyn Tree) -> Self {
        Self(Look::Foreign(value))
    }

    /// Returns this view, or null instead of an absent one: what isn't a member of a type can't be left out.
    pub(super) const fn or_null(&self) -> &Self {
        match self.0 {
            Look::Absent => &Self::NULL,
            _ => self,
        }
    }

    pub(super) const fn failed(error: &'a Error) -> Self {
        Self(Look::Failed(error))
    }
}

/// Writes the members of a table and then the rest, except what the table names already.
///
/// # Errors
/// If the format can't be written.
pub fn open_table(sink: &mut dyn Sink, members: &[Member<'_>], rest: &dyn Encode) -> Result<(), Error> {
    sink.table(members)?;
    rest.members(&mut Remaining { sink, members })
}

/// Passes on only what a table doesn't name.
struct Remaining<'a> {
    sink: &'a mut dyn Sink,
    members: &'a [Member<'a>],
}

impl Sink for Remaining<'_> {
    fn member(&mut self, name: &str, view: &View<'_>) -> Result<(), Error> {
        match self.members.iter().any(|member| member.0 == name) {
            true => Ok(()),
            false => self.sink.member(name, view),
        }
    }
}

/// Shows a member that is required and may be null: `None` is written.
#[inline]
pub fn nullable<T: Encode>(value: &Option<T>) -> View<'_> {
    match value {
        Some(value) => value.view(),
        None => View::NULL,
    }
}
