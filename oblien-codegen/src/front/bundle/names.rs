//! Names for values that become components.
//! Used by `discover`; the same document always gives the same names.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::source::pointer;

/// Words of a pointer that say nothing about what is there.
const STRUCTURAL: &[&str] = &[
    "components",
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "definitions",
    "$defs",
    "properties",
    "schema",
    "content",
    "paths",
    "allOf",
    "anyOf",
    "oneOf",
    "patternProperties",
    "prefixItems",
];

/// The names given so far, by section.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, HashSet<String>>);

impl Names {
    /// Notes that a name is in use.
    pub(super) fn take(&mut self, section: &str, name: &str) {
        self.0.entry(section.to_owned()).or_default().insert(name.to_owned());
    }

    /// Returns a name like `candidate` that is free in the section, and takes it.
    pub(super) fn allot(&mut self, section: &str, candidate: &str) -> String {
        let taken = self.0.entry(section.to_owned()).or_default();
        let numbered = (2_u32..).map(|number| format!("{candidate}_{number}"));
        let name = std::iter::once(candidate.to_owned()).chain(numbered).find(|name| !taken.contains(name));
        let name = name.unwrap_or_default();
        taken.insert(name.clone());
        name
    }
}

/// Returns a readable name for the value at a pointer of a file.
pub(super) fn candidate(path: &Path, pointer: &str) -> String {
    let segments = pointer::segments(pointer);
    let words = segments.filter(|segment| !STRUCTURAL.contains(&segment.as_ref())).map(|segment| word(&segment));
    let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    if !name.is_empty() {
        return name;
    }
    let stem = path.file_stem().map(|stem| word(&stem.to_string_lossy()));
    stem.filter(|stem| !stem.is_empty()).unwrap_or_else(|| "Part".to_owned())
}

/// Returns a segment with only the characters that a component's name may have.
fn word(segment: &str) -> String {
    let parts = segment.split(|character: char| !(character.is_alphanumeric() || "_-.".contains(character)));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}
