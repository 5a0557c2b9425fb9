//! What the fake Oblien promises to the tests that lean on it.
//!
//! Plain HTTP over TCP, without any client of ours, so that a mistake of the client hides nothing.

// What is only said in tests may unwrap, helpers included.
#![cfg(test)]

mod auth;
mod caller;
mod faults;
mod limits;
mod provisioning;
mod resources;
mod runtime;
mod streams;
mod table;
mod tokens;
mod workspaces;
