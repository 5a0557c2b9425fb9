//! A fault of the generator itself: what no input should be able to cause.
//! Reported like any other failure, with a request to tell us.

use std::fmt;

/// Something that the generator believed to be impossible.
#[derive(Debug)]
pub(crate) struct Bug {
    message: String,
}

impl Bug {
    pub(crate) fn new(message: String) -> Self {
        Self { message }
    }
}

impl fmt::Display for Bug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "internal error of the generator: {}; please report it together with the description", self.message)
    }
}

impl std::error::Error for Bug {}
