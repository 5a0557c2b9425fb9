//! The generated client against the recorded traffic of the official one.
//! Every recorded call is made here too, over a real socket; what is sent and what comes out of it is compared.

// What is only said in tests may unwrap, helpers included.
#![cfg(test)]

pub(crate) mod calls;
pub(crate) mod difference;
pub(crate) mod loopback;
mod multipart;
pub(crate) mod pieces;

mod arguments;
mod differences;
mod expected;
mod flows;
mod instead;
mod peer;
mod reply;

mod complete;
mod document;
mod replay;
mod sockets;
mod streams;
