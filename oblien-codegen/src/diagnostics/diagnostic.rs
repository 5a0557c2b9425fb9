//! One diagnostic: what is wrong, where, and what to write instead.
//! Built by the constructors in `texts`; read by the printer and by callers.

use std::path::{Path, PathBuf};

use super::codes::Code;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Severity {
    /// No client can be generated from this.
    Error,
    /// A client can be generated; something is broken or lost, and was left out or guessed.
    Warning,
    /// Nothing is broken and nothing is lost; a warning that strict mode lets pass.
    Advice,
}

/// A finding about a description.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Diagnostic {
    /// Names the kind of finding, for `--explain`.
    pub(crate) code: Code,
    /// How bad it is.
    pub(crate) severity: Severity,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub(crate) message: String,
    /// Where it is.
    pub(crate) place: Place,
    /// Further places, each with a word on what is there.
    pub(crate) labels: Vec<Label>,
    /// What to write instead.
    pub(crate) help: Option<String>,
    /// The feature that is not supported, if that is what this is about.
    pub(crate) feature: Option<&'static str>,
}

/// A further place of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Label {
    /// Where it is.
    pub(crate) place: Place,
    /// What is there.
    pub(crate) text: String,
}

/// A place in a file of the description.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    /// The file, as it was asked for.
    pub(crate) file: PathBuf,
    /// Where in the file.
    pub(crate) position: Position,
}

/// A position in a file; line and column are found when it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Position {
    /// The file as a whole.
    File,
    /// A byte of its text, after any byte-order mark.
    Offset(usize),
    /// The value at a JSON pointer: a scalar itself, else its key.
    Pointer(String),
    /// The key of the member at a JSON pointer.
    Key(String),
    /// The first such key, where it is given several times.
    Earlier(String),
}

impl Place {
    /// Returns the place that is a whole file.
    pub(crate) fn file(file: &Path) -> Self {
        Self { file: file.to_owned(), position: Position::File }
    }

    /// Returns a place in the text of a file.
    pub(crate) fn offset(file: &Path, offset: usize) -> Self {
        Self { file: file.to_owned(), position: Position::Offset(offset) }
    }

    /// Returns the place of a JSON pointer in a file.
    pub(crate) fn pointer(file: &Path, pointer: impl Into<String>) -> Self {
        Self { file: file.to_owned(), position: Position::Pointer(pointer.into()) }
    }

    /// Returns the place of the key, if this is the place of a member.
    pub(crate) fn key(self) -> Self {
        match self.position {
            Position::Pointer(pointer) => Self { position: Position::Key(pointer), ..self },
            _ => self,
        }
    }
}

impl Diagnostic {
    /// Returns an error.
    pub(crate) fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, place, message.into())
    }

    /// Returns a warning.
    pub(crate) fn warning(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, place, message.into())
    }

    /// Returns a warning about something that is neither broken nor lost.
    pub(crate) fn advice(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Advice, place, message.into())
    }

    /// Returns a warning that names a feature the generator does not support.
    pub(crate) fn unsupported(code: Code, place: Place, feature: &'static str, message: impl Into<String>) -> Self {
        Self::warning(code, place, message).with_feature(feature)
    }

    /// Names the feature that is not supported.
    pub(crate) fn with_feature(mut self, feature: &'static str) -> Self {
        self.feature = Some(feature);
        self
    }

    /// Adds what to write instead.
    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a further place.
    pub(crate) fn with_label(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// Whether no client can be generated because of it.
    pub(crate) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    fn new(code: Code, severity: Severity, place: Place, message: String) -> Self {
        Self { code, severity, message, place, labels: Vec::new(), help: None, feature: None }
    }
}
