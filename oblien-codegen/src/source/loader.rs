//! Where the text of a description comes from.
//! The only contact of the generator's front with the outside; everything behind it is pure.

#[cfg(test)]
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Gives the text of a file by its path.
pub(crate) trait Loader {
    /// Returns the text of the file at `path`.
    ///
    /// # Errors
    /// Whatever kept the file from being read, a text that is not UTF-8 included.
    fn load(&self, path: &Path) -> io::Result<String>;
}

/// Loads from the file system; relative paths start at the working directory unless another one is named.
#[derive(Debug, Clone, Default)]
pub(crate) struct FileSystem {
    directory: PathBuf,
}

impl FileSystem {
    /// Returns a loader whose relative paths start at this directory.
    pub(crate) fn below(directory: &Path) -> Self {
        Self { directory: directory.to_owned() }
    }
}

impl Loader for FileSystem {
    fn load(&self, path: &Path) -> io::Result<String> {
        std::fs::read_to_string(self.directory.join(path))
    }
}

/// Loads from memory, for tests.
#[cfg(test)]
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory(BTreeMap<PathBuf, String>);

#[cfg(test)]
impl Memory {
    /// Returns a loader of the given files, each a path and its text.
    pub(crate) fn new<P, T>(files: impl IntoIterator<Item = (P, T)>) -> Self
    where
        P: Into<PathBuf>,
        T: Into<String>,
    {
        Self(files.into_iter().map(|(path, text)| (path.into(), text.into())).collect())
    }
}

#[cfg(test)]
impl Loader for Memory {
    fn load(&self, path: &Path) -> io::Result<String> {
        self.0.get(path).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }
}
