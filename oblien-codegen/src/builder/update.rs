//! Writing only if something changed: what an earlier run left in its receipt decides.
//! The part of the builder between generating and the disk.

use std::path::{Path, PathBuf};

use super::{Builder, Generated, is_build_script};
use crate::failure::Failure;
use crate::generate::Summary;
use crate::receipt::{Receipt, Shelf, Watched};
use crate::source::FileSystem;
use crate::write::{self, Written};

impl Builder {
    /// Does what [`Builder::write`] does, and prints nothing.
    ///
    /// Each run leaves a note of what went in and what came out: in `OUT_DIR`, or in cargo's target folder if the output is in a
    /// package that has one. Where the note still holds for every file that was read, every file that was written, the settings and
    /// the program that holds the generator, nothing is generated, and what is returned is what was returned before.
    ///
    /// # Errors
    /// As [`Builder::write`]; errors of the description are in the failure.
    pub fn update(&self) -> Result<Updated, Failure> {
        let directory = self.directory()?;
        let (files, settings, shelf) = (FileSystem::default(), self.as_text(), self.shelf(&directory));
        let receipt = shelf.as_ref().and_then(Shelf::find);
        if let Some(updated) = receipt.filter(|receipt| receipt.holds(&settings, &files, &directory)).and_then(Updated::again) {
            return Ok(updated);
        }
        let watched = Watched::new(&files);
        let Generated { output, warnings } = self.generate_from(&watched)?;
        let written = write::write(&output, &directory).map_err(|error| Failure::io(&directory, &error))?;
        if let Some(shelf) = shelf {
            shelf.keep(Receipt::new(&settings, watched, &output, &warnings).as_ref());
        }
        Ok(Updated { summary: output.summary, sources: output.sources, warnings, written })
    }

    /// Everything that was set, as text.
    fn as_text(&self) -> String {
        format!("{self:?}")
    }

    fn shelf(&self, directory: &Path) -> Option<Shelf> {
        match std::env::var_os("OUT_DIR").filter(|_| is_build_script()) {
            Some(out_dir) => Shelf::of_build_script(Path::new(&out_dir), directory, &self.layout()),
            None => Shelf::of_program(directory, &self.layout()),
        }
    }
}

/// What an update came to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Updated {
    /// How much was generated.
    pub summary: Summary,
    /// Every file that was read.
    pub sources: Vec<PathBuf>,
    /// Warnings as text, each with its place in the description; empty if there are none.
    pub warnings: String,
    /// What happened to the files.
    pub written: Written,
}

impl Updated {
    /// What an earlier run came to, with nothing to write this time.
    fn again(receipt: Receipt) -> Option<Self> {
        let written = Written { unchanged: receipt.count(), skipped: true, ..Written::default() };
        let summary = receipt.summary()?;
        Some(Self { summary, sources: receipt.sources, warnings: receipt.warnings, written })
    }

    /// What a build script prints: the files to watch, then the warnings.
    pub(super) fn cargo_lines(&self) -> String {
        let watched = self.sources.iter().map(|file| format!("cargo::rerun-if-changed={}\n", file.display()));
        watched.chain([told_to_cargo("warning", &self.warnings)]).collect()
    }
}

/// What a build script prints for cargo to show; a line each, as cargo takes no others.
pub(super) fn told_to_cargo(severity: &str, report: &str) -> String {
    report.lines().map(|line| format!("cargo::{severity}={line}\n")).collect()
}
