//! A line of the table of results: one description, and what came of it.
//! Shared by the example `corpus` and the test that holds a sample of real documents.

use std::collections::BTreeMap;
use std::path::Path;

use oblien_codegen::{Builder, Failure, Generated};

/// The first line of a table.
pub(crate) const HEAD: &str = "document\topenapi\toperations\ttypes\tnotes\tgenerates\tcompiles";

/// One description and what came of it.
pub(crate) struct Row {
    pub(crate) document: String,
    pub(crate) openapi: String,
    pub(crate) operations: usize,
    pub(crate) types: usize,
    /// What the generator had to say, by code and how often.
    pub(crate) notes: String,
    pub(crate) generates: String,
    pub(crate) compiles: String,
}

impl Row {
    /// Generates a client of a description, which is named from `folder` on.
    pub(crate) fn of(path: &Path, folder: &Path) -> (Self, Option<Generated>) {
        let mut row = Self {
            document: path.strip_prefix(folder).unwrap_or(path).display().to_string(),
            openapi: String::new(),
            operations: 0,
            types: 0,
            notes: String::new(),
            generates: "no".to_owned(),
            compiles: "-".to_owned(),
        };
        match Builder::new(path).out_dir("unused").generate() {
            Ok(generated) => {
                let summary = generated.output.summary;
                summary.openapi.clone_into(&mut row.openapi);
                (row.operations, row.types) = (summary.operations, summary.types);
                row.notes = codes(&generated.warnings);
                "yes".clone_into(&mut row.generates);
                (row, Some(generated))
            }
            Err(failure) => {
                row.generates = said(&failure);
                (row, None)
            }
        }
    }

    pub(crate) fn line(&self) -> String {
        let Self { document, openapi, operations, types, notes, generates, compiles } = self;
        format!("{document}\t{openapi}\t{operations}\t{types}\t{notes}\t{generates}\t{compiles}\n")
    }
}

/// The codes of diagnostics, each with how often it is there.
fn codes(report: &str) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in report.lines() {
        if let Some((_, rest)) = line.split_once("warning[").or_else(|| line.split_once("error["))
            && let Some((code, _)) = rest.split_once(']')
        {
            *counts.entry(code).or_default() += 1;
        }
    }
    counts.iter().map(|(code, count)| format!("{code}×{count}")).collect::<Vec<_>>().join(" ")
}

fn said(failure: &Failure) -> String {
    let codes = codes(failure.report());
    format!("no: {}", if codes.is_empty() { failure.to_string() } else { codes })
}
