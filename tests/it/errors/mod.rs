//! What the client makes of failures, against what the official one makes of them.
//! Every recorded combination of status and body is served to a call and to a stream, and the error is compared.

// What is only said in tests may unwrap, helpers included.
#![cfg(test)]

pub(crate) mod rules;
pub(crate) mod said;

mod replay;
