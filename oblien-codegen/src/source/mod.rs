//! Text of descriptions: loading, parsing to plain values, and finding places in it again.
//! First stage of the generator; `front` asks it for files, `diagnostics` for positions.

mod lines;
mod loader;
mod locate;
mod parse;
pub(crate) mod pointer;
mod repair;
mod sources;
mod traces;
mod value;

#[cfg(test)]
mod tests;

pub(crate) use lines::{Lines, strip_byte_order_mark};
#[cfg(test)]
pub(crate) use loader::Memory;
pub(crate) use loader::{FileSystem, Loader};
#[cfg(test)]
pub(crate) use locate::locate;
pub(crate) use locate::{Occurrence, Span, locate_all};
pub(crate) use parse::Problem;
pub(crate) use sources::{FileId, ReadFailure, Sources};
pub(crate) use traces::Traces;
#[cfg(feature = "overlay")]
pub(crate) use traces::{Origin, Written};
pub(crate) use value::{MAXIMUM_DEPTH, extent};
