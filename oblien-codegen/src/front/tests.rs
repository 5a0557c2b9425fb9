//! Tests of the front: small descriptions in, the bundled and typed document or the exact findings out.
//! Each part reads through the same door as the generator, with files from memory.

mod bundle;
mod conversion;
mod document;
mod invariants;
mod origins;
mod schemas;
mod version;

use std::path::Path;

use serde_json::Value;

use super::{Description, read};
use crate::diagnostics::{Colour, Diagnostics, print};
use crate::source::Memory;

/// Reads `api.yaml` among the given files; returns the description and what was printed.
fn read_files(files: &[(&str, &str)]) -> (Option<Description>, String) {
    let loader = Memory::new(files.iter().copied());
    let mut diagnostics = Diagnostics::new();
    let description = read(Path::new("api.yaml"), &[], &loader, &mut diagnostics);
    let printed = print(&diagnostics, &loader, Colour::Never);
    (description, printed)
}

/// Reads a description that gives no finding.
fn read_clean(files: &[(&str, &str)]) -> Description {
    let (description, printed) = read_files(files);
    assert_eq!(printed, "");
    description.unwrap()
}

/// Returns the typed document as a value.
fn document(description: &Description) -> Value {
    serde_json::to_value(&description.openapi).unwrap()
}

/// Returns what is at a pointer of the typed document.
fn at(description: &Description, pointer: &str) -> Value {
    document(description).pointer(pointer).cloned().unwrap_or_default()
}

/// Returns the heads of the findings, without their places.
fn heads(printed: &str) -> Vec<&str> {
    printed.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning[")).collect()
}

/// Returns YAML as a value.
fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

/// Returns a description with the given body after a complete head.
fn with_head(version: &str, body: &str) -> String {
    format!("openapi: {version}\ninfo: {{title: Test, version: '1'}}\n{body}")
}
