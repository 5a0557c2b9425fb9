//! Whether the module of a declaration has the prelude, read from the files that the module is in.
//! The compiler does not tell a macro; without the prelude it knows no tool's attribute, and refuses the whole crate.

use std::path::{Path, PathBuf};

use oblien_endpoint::Prelude;

const ABSENT: &str = "no_implicit_prelude]";

/// Returns what the module in this file has; an editor, which names no file, is taken to have it.
pub(crate) fn of(file: Option<PathBuf>) -> Prelude {
    let is_absent = |file: &PathBuf| std::fs::read_to_string(file).is_ok_and(|text| text.contains(ABSENT));
    match file.iter().flat_map(|file| modules(file)).any(|file| is_absent(&file)) {
        true => Prelude::Absent,
        false => Prelude::Implicit,
    }
}

/// The file, and those of the modules around it within the crate, by the names that modules and crates have.
fn modules(file: &Path) -> Vec<PathBuf> {
    let mut files = vec![file.to_owned()];
    for folder in file.ancestors().skip(1).take_while(|folder| !folder.as_os_str().is_empty()) {
        files.extend(["mod.rs", "lib.rs", "main.rs"].map(|name| folder.join(name)));
        if folder.ends_with("src") || folder.join("Cargo.toml").is_file() {
            break;
        }
        files.push(folder.with_extension("rs"));
    }
    files
}

#[cfg(test)]
mod tests;
