//! The integration tests, one module a promise.
//! They see the crates from outside, as their users do.

mod fake;
mod spec;
