//! The files of one workspace: a temporary folder that no path leads out of.
//!
//! A path is taken as if the folder were the root: `..` climbs no higher, and links are never followed.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::credentials::random_text;
use crate::error::Failure;

/// A folder that is removed with everything in it when it is dropped.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
}

/// A place in the folder, whether there is something or not.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The absolute path in the workspace.
    pub(crate) path: String,
    /// The path on the machine that runs the fake; no part of it but the last may be a link.
    pub(crate) host: PathBuf,
}

impl Folder {
    pub(crate) fn new() -> io::Result<Self> {
        let root = std::env::temp_dir().join(format!("oblien-fake-{}", random_text()));
        fs::create_dir(&root)?;
        let folder = Self { root };
        fs::create_dir(folder.root.join("root"))?;
        Ok(folder)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Finds the place of a path; one that does not begin with a slash counts from the root.
    pub(crate) fn place(&self, path: &str) -> Result<Place, Failure> {
        if path.contains('\0') {
            return Err(Failure::invalid("path", "must not hold the character NUL"));
        }
        let mut steps: Vec<&str> = Vec::new();
        for step in path.split('/') {
            match step {
                "" | "." => {}
                ".." => drop(steps.pop()),
                step => steps.push(step),
            }
        }
        let mut host = self.root.clone();
        for (index, step) in steps.iter().enumerate() {
            host.push(step);
            let is_last = index + 1 == steps.len();
            if !is_last && fs::symlink_metadata(&host).is_ok_and(|found| found.is_symlink()) {
                return Err(Failure::forbidden(format!("{path} leads through a link")));
            }
        }
        Ok(Place { path: format!("/{}", steps.join("/")), host })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed now is left to whoever cleans the folder of temporary files.
        let _ = fs::remove_dir_all(&self.root);
    }
}

impl Place {
    /// What is here; a link is itself, and not what it leads to.
    pub(crate) fn metadata(&self) -> Result<Metadata, Failure> {
        fs::symlink_metadata(&self.host).map_err(|error| self.fault(&error))
    }

    /// The bytes of the file that is here.
    pub(crate) fn read(&self) -> Result<Vec<u8>, Failure> {
        self.refuse_link()?;
        fs::read(&self.host).map_err(|error| self.fault(&error))
    }

    /// What is in the directory that is here, by name.
    pub(crate) fn children(&self) -> Result<Vec<Self>, Failure> {
        self.refuse_link()?;
        let entries = fs::read_dir(&self.host).map_err(|error| self.fault(&error))?;
        let names = entries.filter_map(Result::ok).filter_map(|entry| entry.file_name().into_string().ok());
        let mut children: Vec<_> = names.map(|name| self.child(&name)).collect();
        children.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(children)
    }

    /// The place of a name in the directory that is here.
    pub(crate) fn child(&self, name: &str) -> Self {
        Self { path: format!("{}/{name}", self.path.trim_end_matches('/')), host: self.host.join(name) }
    }

    pub(crate) fn name(&self) -> String {
        self.path.rsplit('/').next().unwrap_or_default().to_owned()
    }

    /// What the name ends in, with the dot; nothing for names without one.
    pub(crate) fn extension(&self) -> Option<String> {
        let name = self.name();
        let extension = Path::new(&name).extension().and_then(OsStr::to_str)?;
        Some(format!(".{extension}"))
    }

    /// Writes and reads go to what is here, and a link may lead anywhere.
    pub(crate) fn refuse_link(&self) -> Result<(), Failure> {
        if fs::symlink_metadata(&self.host).is_ok_and(|found| found.is_symlink()) {
            return Err(Failure::forbidden(format!("{} is a link", self.path)));
        }
        Ok(())
    }

    /// Says what went wrong here.
    pub(crate) fn fault(&self, error: &io::Error) -> Failure {
        let path = &self.path;
        match error.kind() {
            io::ErrorKind::NotFound => Failure::not_found(format!("There is nothing at {path}")),
            io::ErrorKind::PermissionDenied => Failure::forbidden(format!("{path} may not be touched")),
            kind => Failure::conflict(format!("{path}: {kind}")),
        }
    }
}
