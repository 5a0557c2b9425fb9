//! What changed between two descriptions, and which of the changes break the callers of the client.
//! Compares two surfaces; what the generator does not make of a description cannot break a caller.

mod access;
mod limits;
mod operations;
mod pairs;
mod render;
mod types;

#[cfg(test)]
mod tests;

use std::path::Path;

use serde::Serialize;

use crate::builder::Builder;
use crate::failure::Failure;
use crate::surface::Surface;

/// What changed between two descriptions, breaking changes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The changes: first those that break callers, each kind in the order of the descriptions.
    pub changes: Vec<Change>,
    /// What there was to say about the descriptions, each with its place: what was left out of one of them is gone, or was not
    /// there before.
    pub warnings: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Whether a program that uses what it is about no longer compiles, or, compiled before, no longer does the same with the
    /// service.
    pub breaking: bool,
    /// The kind of change, as a word for programs: `operation-removed`, `argument-required`, `scope-removed`, …
    pub code: &'static str,
    /// What it is about: `POST /pets`, or the name of a type.
    pub subject: String,
    /// What changed, for people.
    pub message: String,
}

/// Compares two descriptions from the view of those who call the client.
///
/// ```no_run
/// # fn main() -> Result<(), oblien_codegen::Failure> {
/// let changes = oblien_codegen::diff("api-1.yaml", "api-2.yaml")?;
/// print!("{}", changes.to_markdown());
/// assert!(!changes.is_breaking());
/// # Ok(()) }
/// ```
///
/// # Errors
/// If one of them cannot be read or has errors; they are in the failure, nothing is printed.
pub fn diff(old: impl AsRef<Path>, new: impl AsRef<Path>) -> Result<Changes, Failure> {
    Builder::new(old).diff(&Builder::new(new))
}

impl Builder {
    /// Compares what this one selects of its description with what a new one selects of its own, as [`diff`] does.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// use oblien_codegen::Builder;
    ///
    /// let with_fixes = |description| Builder::new(description).overlay("fixes.yaml");
    /// let changes = with_fixes("api-1.yaml").diff(&with_fixes("api-2.yaml"))?;
    /// print!("{changes}");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`diff`].
    pub fn diff(&self, new: &Self) -> Result<Changes, Failure> {
        let (old, new) = (self.understand()?, new.understand()?);
        let changes = Changes::between(&Surface::of(&old.api), &Surface::of(&new.api));
        Ok(Changes { warnings: old.warnings + &new.warnings, ..changes })
    }
}

impl Changes {
    fn between(old: &Surface, new: &Surface) -> Self {
        let mut list = List::default();
        access::compare(old, new, &mut list);
        operations::compare(old, new, &mut list);
        types::compare(&old.types, &new.types, &mut list);
        let mut changes = list.changes;
        changes.sort_by_key(|change| !change.breaking);
        Self { changes, warnings: String::new() }
    }

    /// Returns whether some change breaks callers.
    #[must_use]
    pub fn is_breaking(&self) -> bool {
        self.changes.iter().any(|change| change.breaking)
    }
}

/// Changes as they are found.
#[derive(Default)]
struct List {
    changes: Vec<Change>,
}

impl List {
    fn breaking(&mut self, code: &'static str, subject: &str, message: String) {
        self.changes.push(Change { breaking: true, code, subject: subject.to_owned(), message });
    }

    fn compatible(&mut self, code: &'static str, subject: &str, message: String) {
        self.changes.push(Change { breaking: false, code, subject: subject.to_owned(), message });
    }
}
