//! Why reading stopped: it gave up, or whoever asked refused what was read.

use std::fmt;

use serde::de;

/// A message, with the line and the column of what it is about as soon as that is known.
#[derive(Debug)]
pub(super) struct Error {
    message: String,
    place: Option<(usize, usize)>,
}

impl Error {
    /// Says that the text has to be read by the parser.
    pub(super) fn give_up() -> Self {
        Self { message: String::new(), place: None }
    }

    /// Adds a place unless there is one.
    pub(super) fn at(mut self, place: impl FnOnce() -> (usize, usize)) -> Self {
        self.place = self.place.or_else(|| Some(place()));
        self
    }
}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), place: None }
    }
}

/// As the parser of all of YAML says it.
impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        match self.place {
            Some((line, column)) => write!(formatter, " at line {line} column {column}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
