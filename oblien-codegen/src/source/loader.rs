//! Where the text of a description comes from.
//! The only contact of the generator's front with the outside; everything behind it is pure.

#[cfg(test)]
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes; the largest descriptions that are published have half of it.
const LARGEST: u64 = 128 << 20;

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
        let mut text = String::new();
        // Of what has no end, such as a device, no more than that is read.
        File::open(self.directory.join(path))?.take(LARGEST + 1).read_to_string(&mut text)?;
        if text.len() as u64 > LARGEST {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it has more than 128 MiB"));
        }
        Ok(text)
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
