//! How generated types are read and written: small tables, and one routine that all types share.
//!
//! Generated code declares its types with the macros of this module; every type then has serde's own traits too.
//!
//! | a type that is | is declared by |
//! |---|---|
//! | an object | [`object!`] |
//! | an object with a member of a foreign type that must be there and has no `Default` | [`held!`] |
//! | a text of a kind of its own, such as an id | [`text!`] |
//! | an open enumeration of words, of integers | [`words!`], [`numbers!`] |
//! | one of several, named by a member | [`tagged!`] |
//! | one of several, told by its looks | [`untagged!`] |
//! | a recursive name for another type | [`wrapper!`] |
//!
//! A derive would write the whole of reading and writing anew for each type, and the compiler would check and
//! compile it each time. Here a type only states the rows of a table: [`Slot`]s to be filled, [`View`]s to be
//! written. What walks through an object exists once, and works on any format that serde has.
//!
//! Reading is tolerant: members that a type does not name are ignored (or kept, if it is open), of several members
//! of one name the last counts, a null for an optional member counts as absent, and a number with an empty
//! fraction counts as an integer.
//!
//! A type that derives serde's traits instead reads the same with [`integer`], [`optional_integer`] and [`present`], but for what
//! derives have of their own: of several members of one name none counts, which is an error, and a list is an object whose
//! members come in order. Where a table holds such a type, `rows` as the first word of [`object!`] adds what tables need.

mod container;
mod declare;
mod derived;
mod encoded;
mod error;
mod foreign;
mod held;
mod input;
mod map;
mod net;
mod object;
pub(crate) mod offer;
mod output;
mod scalar;
mod source;
mod tagging;
mod tree;
mod union;
mod value;
#[doc(hidden)]
pub mod variant;
mod view;
mod words;

pub use derived::{integer, optional_integer, present};
pub use encoded::base64;
pub use error::Error;
pub use held::Held;
pub use input::{Decode, Input, Rest, Slot};
pub use object::Row;
pub use output::serialize;
pub(crate) use scalar::WRAPPED_NUMBER;
pub use source::{deserialize, deserialize_held, fill};
pub use view::{Encode, List, Member, Sink, View};
pub use words::{UnknownNumber, UnknownWord};

#[doc(inline)]
pub use crate::{
    __codec_held as held, __codec_numbers as numbers, __codec_object as object, __codec_tagged as tagged, __codec_text as text,
    __codec_untagged as untagged, __codec_words as words, __codec_wrapper as wrapper,
};

// What the macros call.
#[doc(hidden)]
pub use foreign::{Foreign, ForeignField, ForeignSlot, Tree, foreign_rest};
#[doc(hidden)]
pub use held::{ForeignFieldPlace, ForeignPlace, Place, filled, read_open, read_open_foreign};
#[doc(hidden)]
pub use input::{put, read, vacant};
#[doc(hidden)]
pub use serde;
#[doc(hidden)]
pub use tagging::write_tagged;
#[doc(hidden)]
pub use union::{NamedVariant, read_tagged, read_untagged};
#[doc(hidden)]
pub use view::{nullable, open_table};
#[doc(hidden)]
pub use words::{debug_unknown, unknown_number, unknown_word};

#[cfg(test)]
mod tests;
