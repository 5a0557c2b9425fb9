//! What the generator has to say about a description: collected by every stage, printed once.
//! Stages push values made in `texts`; the caller prints them or turns them into a result.

pub(crate) mod codes;
mod diagnostic;
mod places;
mod print;
mod snippet;
pub(crate) mod texts;

#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::HashSet;

pub use codes::explain;
#[cfg(test)]
pub(crate) use diagnostic::Position;
pub(crate) use diagnostic::{Diagnostic, Place, Severity};
pub use print::Colour;
pub(crate) use print::{Report, print, reports};

/// Everything found wrong in one run, in the order it was found.
///
/// A collector that holds errors must be looked at before it is dropped; in tests of this crate,
/// forgetting that panics.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    collected: Vec<Diagnostic>,
    known: HashSet<Diagnostic>,
    read: Cell<bool>,
    /// Whether warnings are errors.
    is_strict: bool,
}

impl Diagnostics {
    /// Returns an empty collector.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Returns an empty collector that takes warnings for errors, except for advice.
    pub(crate) fn strict() -> Self {
        let mut diagnostics = Self::new();
        diagnostics.is_strict = true;
        diagnostics
    }

    /// Whether warnings are errors.
    pub(crate) fn is_strict(&self) -> bool {
        self.is_strict
    }

    /// Adds one diagnostic; the same one twice counts once.
    pub(crate) fn push(&mut self, mut diagnostic: Diagnostic) {
        self.read.set(false);
        if self.is_strict && diagnostic.severity == Severity::Warning {
            diagnostic.severity = Severity::Error;
        }
        if self.known.insert(diagnostic.clone()) {
            self.collected.push(diagnostic);
        }
    }

    /// Whether anything collected is an error.
    pub(crate) fn has_errors(&self) -> bool {
        self.iter().any(Diagnostic::is_error)
    }

    /// Returns how many errors were collected.
    pub(crate) fn error_count(&self) -> usize {
        self.iter().filter(|diagnostic| diagnostic.is_error()).count()
    }

    /// Returns how much was collected.
    pub(crate) fn count(&self) -> usize {
        self.collected.len()
    }

    /// Goes through what was collected, in the order it was found.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.read.set(true);
        self.collected.iter()
    }
}

#[cfg(test)]
impl Drop for Diagnostics {
    fn drop(&mut self) {
        let errors = self.collected.iter().any(Diagnostic::is_error);
        if errors && !self.read.get() && !std::thread::panicking() {
            panic!("diagnostics were dropped unread: {:#?}", self.collected);
        }
    }
}
