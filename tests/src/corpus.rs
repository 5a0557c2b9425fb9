//! Folders of descriptions, for the examples that try many of them.
//! Knows which files are descriptions; what is done with them is the examples' own.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the files below a folder that are descriptions and not parts of one, in the order of their paths.
///
/// # Errors
/// If a folder cannot be read.
pub fn documents(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                waiting.push(path);
            } else if is_description(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_description(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    if !matches!(extension.as_deref(), Some("yaml" | "yml" | "json")) {
        return false;
    }
    let text = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let is_head = |line: &str| ["openapi:", "\"openapi\":", "'openapi':"].iter().any(|head| line.starts_with(head));
    text.lines().any(is_head) || text.split(['{', ',']).take(200).any(|part| part.trim_start().starts_with("\"openapi\""))
}
