//! The files of one description: each read and parsed once, in the order they were asked for.
//! The bundler follows references through it; its list of paths becomes `rerun-if-changed`.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use serde_json::Value;

use super::lines::strip_byte_order_mark;
use super::loader::Loader;
use super::parse::parse;
use super::traces::Traces;
use crate::diagnostics::{Diagnostics, Place, texts};

/// Names one file of a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FileId(usize);

/// Why a file has no value.
#[derive(Debug, Clone)]
pub(crate) enum ReadFailure {
    /// It could not be loaded, for the reason given; whoever asked reports it where it was asked.
    Unloadable(String),
    /// Its text is faulty, which has been reported.
    Reported,
}

/// Reads files through a loader and keeps their values.
pub(crate) struct Sources<'loader> {
    loader: &'loader dyn Loader,
    paths: Vec<PathBuf>,
    values: Vec<Rc<Value>>,
    known: HashMap<PathBuf, Result<FileId, ReadFailure>>,
    /// Of files that were changed after they were read.
    traces: HashMap<FileId, Arc<Traces>>,
}

impl<'loader> Sources<'loader> {
    /// Returns sources without any file yet.
    pub(crate) fn new(loader: &'loader dyn Loader) -> Self {
        Self { loader, paths: Vec::new(), values: Vec::new(), known: HashMap::new(), traces: HashMap::new() }
    }

    /// Reads and parses a file unless that has been done.
    pub(crate) fn read(&mut self, path: &Path, diagnostics: &mut Diagnostics) -> Result<FileId, ReadFailure> {
        self.read_as(path, false, diagnostics)
    }

    /// Reads a file that a reference leads to: one for people is a text, as descriptions refer to such in the place of a `description`.
    pub(crate) fn read_referred(&mut self, path: &Path, diagnostics: &mut Diagnostics) -> Result<FileId, ReadFailure> {
        self.read_as(path, is_prose(path), diagnostics)
    }

    fn read_as(&mut self, path: &Path, is_prose: bool, diagnostics: &mut Diagnostics) -> Result<FileId, ReadFailure> {
        let path = normalised(path);
        if let Some(known) = self.known.get(&path) {
            return known.clone();
        }
        let read = self.read_new(&path, is_prose, diagnostics);
        self.known.insert(path, read.clone());
        read
    }

    fn read_new(&mut self, path: &Path, is_prose: bool, diagnostics: &mut Diagnostics) -> Result<FileId, ReadFailure> {
        let text = self.loader.load(path).map_err(|error| ReadFailure::Unloadable(error.to_string()))?;
        let id = FileId(self.paths.len());
        self.paths.push(path.to_owned());
        if is_prose {
            self.values.push(Rc::new(Value::String(text)));
            return Ok(id);
        }
        match parse(strip_byte_order_mark(&text)) {
            Ok(parsed) => {
                for pointer in parsed.duplicates {
                    diagnostics.push(texts::duplicate_key(path, &pointer));
                }
                self.values.push(Rc::new(parsed.value));
                Ok(id)
            }
            Err(problem) => {
                self.values.push(Rc::new(Value::Null));
                diagnostics.push(texts::unreadable_text(path, problem));
                Err(ReadFailure::Reported)
            }
        }
    }

    /// Returns the value of a file.
    pub(crate) fn value(&self, file: FileId) -> Rc<Value> {
        Rc::clone(&self.values[file.0])
    }

    /// Takes the value of a file out, to be changed without a copy if nobody else holds it.
    pub(crate) fn take(&mut self, file: FileId) -> Value {
        let value = std::mem::replace(&mut self.values[file.0], Rc::new(Value::Null));
        Rc::try_unwrap(value).unwrap_or_else(|shared| (*shared).clone())
    }

    /// Changes the value of a file, without a copy if nobody else holds it.
    pub(crate) fn change(&mut self, file: FileId, change: impl FnOnce(&mut Value)) {
        change(Rc::make_mut(&mut self.values[file.0]));
    }

    /// Returns the path of a file.
    pub(crate) fn path(&self, file: FileId) -> &Path {
        &self.paths[file.0]
    }

    /// Puts a changed value in the place of what was read from a file.
    #[cfg(feature = "overlay")]
    pub(crate) fn replace(&mut self, file: FileId, value: Value, traces: Traces) {
        self.values[file.0] = Rc::new(value);
        self.traces.insert(file, Arc::new(traces));
    }

    /// Returns where the parts of a file were written that was changed.
    pub(crate) fn traces(&self, file: FileId) -> Option<Arc<Traces>> {
        self.traces.get(&file).cloned()
    }

    /// Returns the place where what is at a pointer of a file was written.
    pub(crate) fn place(&self, file: FileId, pointer: &str) -> Place {
        match self.traces.get(&file).and_then(|traces| traces.find(pointer)) {
            Some(written) => Place::pointer(&written.file, written.pointer),
            None => Place::pointer(self.path(file), pointer),
        }
    }

    /// Returns the paths of all files read, in that order.
    pub(crate) fn paths(&self) -> &[PathBuf] {
        &self.paths
    }
}

/// Whether a file is for people, by its name.
fn is_prose(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    matches!(extension.as_deref(), Some("md" | "markdown" | "txt" | "html"))
}

/// Takes `.` and `name/..` out of a path, by its text alone.
fn normalised(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}
