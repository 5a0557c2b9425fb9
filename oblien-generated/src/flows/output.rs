//! What commands and terminals wrote, as bytes: on the wire it is text in base64.
//!
//! Beside the generated types, which keep what arrived.

use oblien_client::{Bytes, Error, codec};

use crate::generated::types::{Scrollback, StderrChunk, StdoutChunk, TaskReplay};

impl StdoutChunk {
    /// Returns what the command wrote; a character may be cut in two, with its rest in the next event.
    ///
    /// # Errors
    /// [`is_decode`](Error::is_decode) if it is no base64.
    pub fn bytes(&self) -> Result<Bytes, Error> {
        codec::base64(&self.data)
    }
}

impl StderrChunk {
    /// Returns what the command wrote; a character may be cut in two, with its rest in the next event.
    ///
    /// # Errors
    /// [`is_decode`](Error::is_decode) if it is no base64.
    pub fn bytes(&self) -> Result<Bytes, Error> {
        codec::base64(&self.data)
    }
}

impl TaskReplay {
    /// Returns what the command wrote to its output so far; empty if it wrote nothing.
    ///
    /// # Errors
    /// [`is_decode`](Error::is_decode) if it is no base64.
    pub fn stdout_bytes(&self) -> Result<Bytes, Error> {
        codec::base64(self.stdout.as_deref().unwrap_or_default())
    }

    /// Returns what the command wrote to its error output so far; empty if it wrote nothing.
    ///
    /// # Errors
    /// [`is_decode`](Error::is_decode) if it is no base64.
    pub fn stderr_bytes(&self) -> Result<Bytes, Error> {
        codec::base64(self.stderr.as_deref().unwrap_or_default())
    }
}

impl Scrollback {
    /// Returns what the terminal has shown, oldest first; a character at either end may be cut in two.
    ///
    /// # Errors
    /// [`is_decode`](Error::is_decode) if it is no base64.
    pub fn bytes(&self) -> Result<Bytes, Error> {
        codec::base64(&self.scrollback)
    }
}

#[cfg(test)]
mod tests;
