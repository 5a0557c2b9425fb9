//! Bodies as what the standard library reads from.

use std::fmt;
use std::io::{self, Read};

use bytes::Bytes;

use super::run;
use crate::transport::Body;

/// A body as what the standard library reads from, such as [`std::io::copy`].
///
/// ```
/// use std::io::Read;
/// use oblien_client::{Body, blocking::Reader};
///
/// # fn main() -> std::io::Result<()> {
/// let mut text = String::new();
/// Reader::new(Body::from("text")).read_to_string(&mut text)?;
/// assert_eq!(text, "text");
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// A failure is an [`io::Error`] around the crate's [`Error`](crate::Error).
pub struct Reader {
    body: Body,
    /// What was received and not read yet.
    rest: Bytes,
}

impl Reader {
    /// Takes a body.
    pub fn new(body: Body) -> Self {
        Self { body, rest: Bytes::new() }
    }
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.rest.is_empty() && !buffer.is_empty() {
            match run(self.body.chunk()).map_err(io::Error::other)? {
                Some(chunk) => self.rest = chunk.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let length = buffer.len().min(self.rest.len());
        buffer[..length].copy_from_slice(&self.rest.split_to(length));
        Ok(length)
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Reader").field("body", &self.body).finish_non_exhaustive()
    }
}
