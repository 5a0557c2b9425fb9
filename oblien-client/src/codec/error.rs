//! Why a value could not be read or written.
//!
//! Slots and the object routine make it; the bridge to serde turns it into the error of the format.

use std::fmt;

/// Why a value could not be read or written: what was expected, and what was found instead.
///
/// It never shows a text that arrived, since that may be a secret.
pub struct Error(Box<Fault>);

struct Fault {
    /// Where inside of a buffered value, outermost first.
    path: Vec<String>,
    reason: Reason,
}

enum Reason {
    Unexpected {
        expected: &'static str,
        found: String,
    },
    Missing(&'static str),
    Message(String),
    /// The format failed, and the bridge keeps the format's own error.
    Format,
}

impl Error {
    /// Returns an error with a message of its own.
    #[cold]
    pub fn custom(message: impl fmt::Display) -> Self {
        Self::new(Reason::Message(message.to_string()))
    }

    #[cold]
    pub(super) fn unexpected(expected: &'static str, found: String) -> Self {
        Self::new(Reason::Unexpected { expected, found })
    }

    #[cold]
    pub(super) fn missing(member: &'static str) -> Self {
        Self::new(Reason::Missing(member))
    }

    #[cold]
    pub(super) fn format() -> Self {
        Self::new(Reason::Format)
    }

    /// Says that the fault is inside of this member or item.
    #[cold]
    pub(super) fn within(mut self, step: impl fmt::Display) -> Self {
        self.0.path.insert(0, step.to_string());
        self
    }

    fn new(reason: Reason) -> Self {
        Self(Box::new(Fault { path: Vec::new(), reason }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(formatter, "in `{}`: ", self.0.path.join("."))?;
        }
        match &self.0.reason {
            Reason::Unexpected { expected, found } => {
                write!(formatter, "expected {expected}, found {found}")
            }
            Reason::Missing(member) => write!(formatter, "missing member `{member}`"),
            Reason::Message(message) => formatter.write_str(message),
            Reason::Format => formatter.write_str("the format could not be read or written"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "codec::Error({self})")
    }
}

impl std::error::Error for Error {}
