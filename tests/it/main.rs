//! The integration tests, one module a promise.
//! They see the crates from outside, as their users do.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod cases;
mod crates;

mod accept;
mod corpus;
mod drift;
mod errors;
mod examples;
mod fake;
mod features;
mod flows;
mod new_crate;
mod reject;
mod sdk;
mod spec;
mod sse;
mod tidy;
mod wire;
