//! The macros that generated code declares its types with.
//!
//! Each writes a few rows and one-line functions; what they call is in the files around this folder.

mod held;
mod newtype;
mod object;
mod shared;
mod union;
mod words;
