//! Crates that tests write, and what the compiler says of them.
//! Used by the modules that hold clients to it; the versions of dependencies are those that are here already.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cases::folder;

/// Returns an empty folder below the build's temporary folder.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&scratch);
    fs::create_dir_all(&scratch).unwrap();
    scratch
}

/// Checks a crate that is a workspace of its own; a warning is an error. Dependencies are compiled once for all such crates.
pub(crate) fn check(directory: &Path, words: &[&str]) -> Result<(), String> {
    fs::copy(folder("../Cargo.lock"), directory.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline"])
        .args(words)
        .current_dir(directory)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("new-crate-target"))
        .env("RUSTFLAGS", "--deny warnings")
        .output()
        .unwrap();
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}
