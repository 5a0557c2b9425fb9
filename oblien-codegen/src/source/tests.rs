//! Tests of the source: what texts become, what is refused, and where things are found.
//! Held against the module's private parts, which nothing outside of it can reach.

mod files;
mod places;
mod texts;
