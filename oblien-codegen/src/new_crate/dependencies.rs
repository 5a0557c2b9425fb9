//! The crates whose types the settings name, as the manifest of a new crate has them.
//! Part of making a new crate.

use std::collections::{BTreeMap, BTreeSet};

use crate::settings::TypeSettings;

/// Crates that are known, by their names in Rust: the package, and the version and features that its types need.
const KNOWN: [(&str, &str, &str); 18] = [
    ("bigdecimal", "bigdecimal", "{ version = \"0.4\", features = [\"serde\"] }"),
    ("chrono", "chrono", "{ version = \"0.4\", features = [\"serde\"] }"),
    ("compact_str", "compact_str", "{ version = \"0.10\", features = [\"serde\"] }"),
    ("either", "either", "{ version = \"1\", features = [\"serde\"] }"),
    ("indexmap", "indexmap", "{ version = \"2\", features = [\"serde\"] }"),
    ("ipnet", "ipnet", "{ version = \"2\", features = [\"serde\"] }"),
    ("jiff", "jiff", "{ version = \"1\", features = [\"serde\"] }"),
    ("ordered_float", "ordered-float", "{ version = \"5\", features = [\"serde\"] }"),
    ("rust_decimal", "rust_decimal", "\"1\""),
    ("schemars", "schemars", "\"1\""),
    ("semver", "semver", "{ version = \"1\", features = [\"serde\"] }"),
    ("serde", "serde", "{ version = \"1\", features = [\"derive\"] }"),
    ("serde_json", "serde_json", "\"1\""),
    ("smol_str", "smol_str", "{ version = \"0.3\", features = [\"serde\"] }"),
    ("time", "time", "\"0.3\""),
    ("ulid", "ulid", "{ version = \"1\", features = [\"serde\"] }"),
    ("url", "url", "{ version = \"2\", features = [\"serde\"] }"),
    ("uuid", "uuid", "{ version = \"1\", features = [\"serde\"] }"),
];

/// Names that paths start with and that are no dependencies of their own.
const THERE: [&str; 5] = ["crate", "std", "core", "alloc", "oblien_client"];

/// The features of the runtime that the types need.
pub(super) fn client_features(settings: &TypeSettings) -> Vec<&'static str> {
    let paths: Vec<String> = settings.paths().map(|path| path.replace(' ', "")).collect();
    let uses = |start: &str| paths.iter().any(|path| path.trim_start_matches("::").starts_with(start));
    let needed = [("indexmap", "indexmap::"), ("jiff", "oblien_client::jiff::"), ("time", "oblien_client::time::")];
    needed.into_iter().filter(|(_, start)| uses(start)).map(|(name, _)| name).collect()
}

/// A line for each crate, by the name of its package.
///
/// # Errors
/// The crates of which neither `told`, packages and what the manifest says of them, nor the generator knows the package.
pub(super) fn lines(settings: &TypeSettings, told: &[(String, String)]) -> Result<Vec<String>, Vec<String>> {
    let mut lines: BTreeMap<&str, String> =
        told.iter().map(|(package, requirement)| (package.as_str(), value(requirement))).collect();
    let is_told = |name: &String| told.iter().any(|(package, _)| package.replace('-', "_") == *name);
    let mut unknown = Vec::new();
    for name in needed(settings).into_iter().filter(|name| !is_told(name)) {
        match KNOWN.iter().find(|(known, ..)| *known == name) {
            Some((_, package, requirement)) => drop(lines.insert(package, (*requirement).to_owned())),
            None => unknown.push(name),
        }
    }
    let lines = lines.into_iter().map(|(package, requirement)| format!("{package} = {requirement}"));
    if unknown.is_empty() { Ok(lines.collect()) } else { Err(unknown) }
}

/// What stands behind a package in a manifest: a table as it was told, or a version.
fn value(requirement: &str) -> String {
    if requirement.starts_with('{') { requirement.to_owned() } else { format!("{requirement:?}") }
}

/// The crates that the settings name, or need for what they ask.
fn needed(settings: &TypeSettings) -> BTreeSet<String> {
    let named = settings.paths().flat_map(crates);
    let serde = settings.serde_derives.then(|| "serde".to_owned());
    // Whoever makes a value of the runtime's types of dates has the library.
    let time = client_features(settings).contains(&"time").then(|| "time".to_owned());
    named.chain(serde).chain(time).collect()
}

/// The crates that a path names, those of its arguments too.
fn crates(path: &str) -> Vec<String> {
    let single = path.split(['<', '>', ',']).map(|part| part.trim().trim_start_matches("::"));
    let starts = single.filter_map(|part| part.split_once("::")).map(|(name, _)| name.trim());
    starts.filter(|name| !THERE.contains(name)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
