//! The descriptions that are changed: those that the integration tests accept and refuse.
//! Shared by the test and the fuzz target.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// Returns the descriptions of the integration tests, by the names of their folders.
pub(crate) fn originals() -> Vec<Value> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let folders = ["accept", "reject"].iter().filter_map(|folder| fs::read_dir(cases.join(folder)).ok());
    let mut paths: Vec<_> = folders.flatten().flatten().map(|case| case.path().join("spec.yaml")).collect();
    paths.sort();
    let texts = paths.iter().filter_map(|path| fs::read_to_string(path).ok());
    texts.filter_map(|text| serde_yaml::from_str(&text).ok()).collect()
}
