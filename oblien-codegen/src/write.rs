//! Output to disk: only what changed is written, what is no longer made is removed, or both are only compared.
//! Around the pure core.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::generate::Output;
use crate::print::MARK;

/// The file of the root module, where a client is a file a module.
const ROOT_FILE: &str = "mod.rs";

/// What writing did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// Files that were new or had other text.
    pub changed: Vec<PathBuf>,
    /// Files of an earlier run that are no longer made.
    pub removed: Vec<PathBuf>,
    /// How many files are as they were.
    pub unchanged: usize,
    /// Whether nothing was generated at all, because nothing changed since an earlier run: neither the description nor the
    /// settings, the generator or the output.
    pub skipped: bool,
}

/// The first difference between the output and what is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The file that differs.
    pub file: PathBuf,
    /// The line, from 1, of the first difference; `None` if the file is missing or should not be there.
    pub line: Option<usize>,
    /// What the description would give on that line; empty past the end.
    pub expected: String,
    /// What stands there; empty past the end.
    pub found: String,
}

/// Writes what changed and removes what is stale.
pub(crate) fn write(output: &Output, directory: &Path) -> io::Result<Written> {
    let mut written = Written::default();
    for name in output.files.keys() {
        read_own(&directory.join(name))?;
    }
    for (name, text) in &output.files {
        let path = directory.join(name);
        match read(&path)? {
            Some(found) if found == *text => written.unchanged += 1,
            _ => {
                if let Some(parent) = path.parent() {
                    fs::create_dir_all(parent).map_err(|error| naming(parent, &error))?;
                }
                fs::write(&path, text).map_err(|error| naming(&path, &error))?;
                written.changed.push(path);
            }
        }
    }
    for path in stale(&output.files, directory)? {
        fs::remove_file(&path).map_err(|error| naming(&path, &error))?;
        remove_if_empty(path.parent(), directory);
        written.removed.push(path);
    }
    Ok(written)
}

/// Returns the first difference, `None` if the output is what is on disk.
pub(crate) fn compare(output: &Output, directory: &Path) -> io::Result<Option<Drift>> {
    for (name, text) in &output.files {
        let path = directory.join(name);
        match read(&path)? {
            Some(found) if found == *text => {}
            Some(found) => return Ok(Some(first_difference(path, text, &found))),
            None => return Ok(Some(Drift { file: path, line: None, expected: "a file".to_owned(), found: String::new() })),
        }
    }
    let stale = stale(&output.files, directory)?.into_iter().next();
    Ok(stale.map(|file| Drift { file, line: None, expected: String::new(), found: "a file".to_owned() }))
}

fn first_difference(file: PathBuf, expected: &str, found: &str) -> Drift {
    let (mut expected, mut found) = (expected.lines(), found.lines());
    let mut line = 1;
    loop {
        match (expected.next(), found.next()) {
            (Some(expected), Some(found)) if expected == found => line += 1,
            (expected, found) => {
                let text = |line: Option<&str>| line.unwrap_or_default().to_owned();
                return Drift { file, line: Some(line), expected: text(expected), found: text(found) };
            }
        }
    }
}

/// Reads a file; what is no text is somebody's work, and is not what the generator would have written.
fn read(path: &Path) -> io::Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(naming(path, &error)),
    }
}

/// An error that says which file or folder it is about.
fn naming(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
}

/// Reads a file that is about to be written over: one that the generator did not write is somebody's work.
fn read_own(path: &Path) -> io::Result<Option<String>> {
    let text = read(path)?;
    match &text {
        Some(text) if !text.is_empty() && !text.starts_with(MARK) => Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            format!(
                "`{}` was not written by the generator and is left alone; remove it or name another directory",
                path.display()
            ),
        )),
        _ => Ok(text),
    }
}

/// Files below the directory that an earlier run made and this one does not.
///
/// A single file has no other files, and what stands below the root of another client is that client's.
pub(crate) fn stale<T>(made: &BTreeMap<String, T>, directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut stale = Vec::new();
    if !made.contains_key(ROOT_FILE) {
        return Ok(stale);
    }
    let mut waiting = vec![directory.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(naming(&folder, &error)),
        };
        for entry in entries {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            if kind.is_dir() {
                if !is_other_root(&path) {
                    waiting.push(path);
                }
            } else if kind.is_file()
                && path.extension().is_some_and(|extension| extension == "rs")
                && !is_made(made, directory, &path)
                && is_part(&path)
            {
                stale.push(path);
            }
        }
    }
    stale.sort();
    Ok(stale)
}

fn is_made<T>(made: &BTreeMap<String, T>, directory: &Path, path: &Path) -> bool {
    let below = path.strip_prefix(directory).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    made.contains_key(&parts.join("/"))
}

/// Whether a folder holds a client of its own.
fn is_other_root(folder: &Path) -> bool {
    fs::read_to_string(folder.join(ROOT_FILE)).is_ok_and(|text| is_root(&text))
}

/// Whether a file is one of several that the generator wrote, and not a whole client, or somebody's work.
fn is_part(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.starts_with(MARK) && !is_root(&text))
}

/// Only the first file of a client, or its only one, says what it was made from.
fn is_root(text: &str) -> bool {
    text.strip_prefix(MARK).is_some_and(|rest| rest.starts_with(" from "))
}

/// Removes a folder that stale files left empty; one that is not empty stays.
fn remove_if_empty(folder: Option<&Path>, directory: &Path) {
    if let Some(folder) = folder.filter(|folder| *folder != directory) {
        // A folder with other files in it is refused by the system, which is what is wanted.
        let _ = fs::remove_dir(folder);
    }
}
