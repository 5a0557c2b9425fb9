//! Why nothing was generated or written: a line for programs, and a report for people.
//! Returned by every door of the library.

use std::fmt;
use std::io;
use std::path::Path;

use crate::bug::Bug;
use crate::diagnostics::Diagnostics;

/// Why nothing was generated or written.
#[derive(Clone)]
pub struct Failure {
    summary: String,
    report: String,
}

impl Failure {
    /// What is wrong with the description, or with the overlays that are applied to it.
    pub(crate) fn description(diagnostics: &Diagnostics, report: String) -> Self {
        let strict = if diagnostics.is_strict() { ", warnings counted as such" } else { "" };
        Self { summary: format!("the description has {}{strict}", errors(diagnostics)), report }
    }

    /// What is wrong with a file of settings.
    pub(crate) fn settings(diagnostics: &Diagnostics, report: String) -> Self {
        Self { summary: format!("the settings have {}", errors(diagnostics)), report }
    }

    pub(crate) fn io(directory: &Path, error: &io::Error) -> Self {
        Self::plain(format!("cannot read or write below `{}`: {error}", directory.display()))
    }

    pub(crate) fn no_directory() -> Self {
        Self::plain("no output directory: outside of a build script name one with `out_dir`".to_owned())
    }

    pub(crate) fn bug(bug: Bug) -> Self {
        Self::plain(bug.to_string())
    }

    pub(crate) fn plain(summary: String) -> Self {
        Self { report: format!("error: {summary}\n"), summary }
    }

    /// Returns what a person reads: every error with its place in the description.
    #[must_use]
    pub fn report(&self) -> &str {
        &self.report
    }
}

/// How many errors there are.
fn errors(diagnostics: &Diagnostics) -> String {
    let count = diagnostics.error_count();
    format!("{count} {}", if count == 1 { "error" } else { "errors" })
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.summary)
    }
}

/// One line: a build script that returns the failure shows it so, below the report that was printed.
impl fmt::Debug for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.summary)
    }
}

impl std::error::Error for Failure {}
