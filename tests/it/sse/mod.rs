//! Streams of events over a real socket: the recorded ones, those of a command, and what becomes of the connection.
//! What the official client loses of a stream is not lost here.

// What is only said in tests may unwrap, helpers included.
#![cfg(test)]

pub(crate) mod differences;

mod commands;
mod connection;
mod replay;
