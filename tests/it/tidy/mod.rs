//! Promises about the sources themselves: which crate may use which, and what every file opens with.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cases::folder;

/// Which of our crates each of them may use; the arrows of ARCHITECTURE.md.
const ARROWS: &[(&str, &[&str])] = &[
    ("oblien-client", &[]),
    ("oblien-endpoint", &[]),
    ("oblien-codegen", &["oblien-endpoint"]),
    ("oblien-generated", &["oblien-client"]),
    ("oblien-macros", &["oblien-endpoint", "oblien-codegen"]),
];

/// Arrows that only a feature draws: who asks for nothing compiles nothing of them.
const OPTIONAL_ARROWS: &[(&str, &str)] = &[("oblien-macros", "oblien-codegen")];

#[test]
fn crates_use_only_what_they_may() {
    for (krate, allowed) in ARROWS {
        let manifest = fs::read_to_string(folder("..").join(krate).join("Cargo.toml")).unwrap();
        let manifest = manifest.split("[dev-dependencies]").next().unwrap_or_default();
        for used in ARROWS.iter().map(|(name, _)| name).filter(|name| *name != krate) {
            let is_used = manifest.lines().any(|line| line.starts_with(used));
            assert!(!is_used || allowed.contains(used), "{krate} must not use {used}");
        }
    }
}

#[test]
fn optional_arrows_are_drawn_by_a_feature_that_is_off() {
    for (krate, used) in OPTIONAL_ARROWS {
        let manifest = fs::read_to_string(folder("..").join(krate).join("Cargo.toml")).unwrap();
        let line = manifest.lines().find(|line| line.starts_with(used)).unwrap_or_default();
        assert!(line.contains("optional = true"), "{krate} must not use {used} always: {line}");
        let is_on = manifest.lines().any(|line| line.starts_with("default") && !line.ends_with("[]"));
        assert!(!is_on, "{krate} must not turn features on by itself");
    }
}

#[test]
fn every_file_says_what_it_is() {
    let mut silent = Vec::new();
    for krate in ["oblien-client", "oblien-endpoint", "oblien-codegen", "oblien-generated", "oblien-macros", "tests"] {
        for file in rust_files(&folder("..").join(krate)) {
            let text = fs::read_to_string(&file).unwrap();
            let first = text.lines().find(|line| !line.starts_with("// @generated") && !line.is_empty()).unwrap_or_default();
            if !first.starts_with("//!") {
                silent.push(file);
            }
        }
    }
    assert!(silent.is_empty(), "files that do not open with `//!`: {silent:#?}");
}

#[test]
fn tests_stand_in_files_of_their_own() {
    for krate in ["oblien-client", "oblien-endpoint", "oblien-codegen", "oblien-generated", "oblien-macros"] {
        let sources = folder("..").join(krate).join("src");
        for file in rust_files(&sources) {
            let text = fs::read_to_string(&file).unwrap();
            let is_test_file =
                file.strip_prefix(&sources).unwrap().iter().any(|part| part.to_string_lossy().starts_with("tests"));
            assert!(is_test_file || !text.contains("#[test]"), "{} holds tests", file.display());
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.iter().any(|part| part == "expected") {
                files.push(path);
            }
        }
    }
    files
}
