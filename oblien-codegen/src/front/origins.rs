//! Where the parts of the bundled document were written.
//! Filled by the bundler and the normaliser; later stages turn their pointers into places with it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::Place;
use crate::source::pointer;

/// Maps pointers of the bundled document to files and pointers there.
///
/// Only parts that moved are noted; all else is found through the part it lies in.
#[derive(Debug, Clone)]
pub(crate) struct Origins {
    root: PathBuf,
    moved: HashMap<String, (Arc<Path>, String)>,
}

impl Origins {
    /// Returns origins of a document that is all in one file.
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), moved: HashMap::new() }
    }

    /// Notes that the part at `bundled` was written in `file` at `source`.
    pub(super) fn note(&mut self, bundled: &str, file: Arc<Path>, source: &str) {
        self.moved.insert(bundled.to_owned(), (file, source.to_owned()));
    }

    /// Notes that the part at `to` is what stood at `from`, both in the bundled document.
    pub(super) fn note_move(&mut self, from: &str, to: &str) {
        let (file, source) = self.source(from);
        let file = Arc::from(file);
        self.note(to, file, &source);
    }

    /// Returns the place where the part at a pointer of the bundled document was written.
    ///
    /// A pointer to something the bundler made up gives the nearest place that was written.
    pub(crate) fn place(&self, pointer: &str) -> Place {
        let (file, source) = self.source(pointer);
        Place::pointer(file, source)
    }

    fn source(&self, bundled: &str) -> (&Path, String) {
        let mut prefix = bundled;
        loop {
            if let Some((file, source)) = self.moved.get(prefix) {
                return (file, format!("{source}{}", &bundled[prefix.len()..]));
            }
            match pointer::parent(prefix) {
                Some(parent) => prefix = parent,
                None => return (&self.root, bundled.to_owned()),
            }
        }
    }
}
