//! Folders of test cases, and the comparison of texts with what is expected of them.
//! Used by the modules whose cases are data.

use std::fs;
use std::path::{Path, PathBuf};

use oblien_codegen::Builder;

/// Returns a folder of this package.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Returns the folders below a folder, by name.
pub(crate) fn cases(name: &str) -> Vec<PathBuf> {
    let mut cases: Vec<_> =
        fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    assert!(!cases.is_empty(), "no case below `{name}`");
    cases
}

/// Returns the builder of a case: of its `settings.yaml`, if it has one, else of `spec.yaml`.
pub(crate) fn builder(case: &Path) -> Builder {
    let settings = case.join("settings.yaml");
    let builder = if settings.exists() { Builder::settings(settings) } else { Builder::new(case.join("spec.yaml")) };
    builder.out_dir("unused")
}

/// Whether expectations are to be written anew instead of compared.
pub(crate) fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Compares a text with a file, or writes the file if expectations are to be updated.
pub(crate) fn expect(path: &Path, text: &str) -> Result<(), String> {
    if is_update() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        return Ok(());
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    match first_difference(&expected, text) {
        None => Ok(()),
        Some((line, expected, found)) => Err(format!("{}:{line}\n  expected: {expected}\n  found:    {found}", path.display())),
    }
}

fn first_difference<'a>(expected: &'a str, found: &'a str) -> Option<(usize, &'a str, &'a str)> {
    if expected == found {
        return None;
    }
    let (mut expected, mut found) = (expected.lines(), found.lines());
    for line in 1.. {
        let pair = (expected.next(), found.next());
        if pair.0 != pair.1 || pair.0.is_none() {
            return Some((line, pair.0.unwrap_or("(end)"), pair.1.unwrap_or("(end)")));
        }
    }
    None
}

/// Fails with everything that went wrong, not only with the first.
pub(crate) fn all_good(results: impl IntoIterator<Item = Result<(), String>>) {
    let failures: Vec<_> = results.into_iter().filter_map(Result::err).collect();
    assert!(failures.is_empty(), "{} failures (UPDATE=1 writes expectations anew):\n{}", failures.len(), failures.join("\n"));
}
