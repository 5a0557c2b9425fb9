//! Output that is not written yet.
//! Made by `builder`.

use std::path::Path;

use crate::failure::Failure;
use crate::generate::Output;
use crate::write::{self, Drift, Written};

/// Output that is not written yet, and what there was to say about the description.
#[derive(Clone, Debug)]
pub struct Generated {
    /// What was generated.
    pub output: Output,
    /// Warnings as text, each with its place in the description; empty if there are none.
    pub warnings: String,
}

impl Generated {
    /// Writes what changed below a directory; removes files of earlier runs that are no longer made.
    ///
    /// # Errors
    /// If a file cannot be written, or stands in the way and was not written by the generator.
    pub fn write(&self, directory: impl AsRef<Path>) -> Result<Written, Failure> {
        let directory = directory.as_ref();
        write::write(&self.output, directory).map_err(|error| Failure::io(directory, &error))
    }

    /// Compares with what is below a directory; `None` if nothing differs.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn compare(&self, directory: impl AsRef<Path>) -> Result<Option<Drift>, Failure> {
        let directory = directory.as_ref();
        write::compare(&self.output, directory).map_err(|error| Failure::io(directory, &error))
    }
}
