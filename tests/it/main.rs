//! The integration tests, one module a promise.
//! They see the crates from outside, as their users do.

mod cases;

mod accept;
mod drift;
mod fake;
mod reject;
mod scopes;
mod spec;
mod tidy;
