//! The crates whose types the settings name, as the manifest of a new crate has them.
//! Part of making a new crate.

use std::collections::BTreeSet;

use crate::settings::TypeSettings;

/// Crates whose version, or features, are known to be needed for their types to be read and written.
const KNOWN: [(&str, &str); 9] = [
    ("bigdecimal", "{ version = \"0.4\", features = [\"serde\"] }"),
    ("chrono", "{ version = \"0.4\", features = [\"serde\"] }"),
    ("indexmap", "{ version = \"2\", features = [\"serde\"] }"),
    ("jiff", "{ version = \"1\", features = [\"serde\"] }"),
    ("rust_decimal", "\"1\""),
    ("serde", "{ version = \"1\", features = [\"derive\"] }"),
    ("schemars", "\"1\""),
    ("ulid", "{ version = \"1\", features = [\"serde\"] }"),
    ("uuid", "{ version = \"1\", features = [\"serde\"] }"),
];

/// Names that paths start with and that are no dependencies of their own.
const THERE: [&str; 5] = ["crate", "std", "core", "alloc", "oblien_client"];

/// The features of the runtime that the types need.
pub(super) fn client_features(settings: &TypeSettings) -> Vec<&'static str> {
    let paths: Vec<String> = settings.paths().into_iter().map(|path| path.replace(' ', "")).collect();
    let uses = |start: &str| paths.iter().any(|path| path.trim_start_matches("::").starts_with(start));
    let needed = [("indexmap", uses("indexmap::")), ("jiff", uses("oblien_client::jiff::"))];
    needed.into_iter().filter(|(_, is_needed)| *is_needed).map(|(name, _)| name).collect()
}

/// A line for each crate, by name; of one that is not known any version, which its owner may say better.
pub(super) fn lines(settings: &TypeSettings) -> Vec<String> {
    let names: BTreeSet<String> = settings.paths().into_iter().flat_map(crates).collect();
    let line = |name: &String| {
        let known = KNOWN.iter().find(|(known, _)| known == name);
        format!("{name} = {}", known.map_or("\"*\"", |(_, version)| version))
    };
    names.iter().map(line).collect()
}

/// The crates that a path names, those of its arguments too.
fn crates(path: &str) -> Vec<String> {
    let single = path.split(['<', '>', ',']).map(|part| part.trim().trim_start_matches("::"));
    let starts = single.filter_map(|part| part.split_once("::")).map(|(name, _)| name.trim());
    starts.filter(|name| !THERE.contains(name)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
