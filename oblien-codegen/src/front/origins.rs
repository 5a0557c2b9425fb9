//! Where the parts of the bundled document were written.
//! Filled by the bundler and the normaliser; later stages turn their pointers into places with it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::Place;
use crate::source::{Traces, pointer};

/// Maps pointers of the bundled document to files and pointers there.
///
/// Only parts that moved are noted; all else is found through the part it lies in.
#[derive(Debug, Clone)]
pub(crate) struct Origins {
    root: PathBuf,
    /// Where the parts of the root file were written, if it was changed before it was bundled.
    traces: Option<Arc<Traces>>,
    moved: HashMap<String, (Arc<Path>, String)>,
}

impl Origins {
    /// Returns origins of a document that is all in one file.
    pub(super) fn new(root: &Path, traces: Option<Arc<Traces>>) -> Self {
        Self { root: root.to_owned(), traces, moved: HashMap::new() }
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

    /// Notes which elements of a list of the bundled document are left, by their indices before.
    pub(super) fn note_left(&mut self, list: &str, left: &[usize]) {
        for (index, before) in left.iter().enumerate().filter(|(index, before)| index != *before) {
            self.note_move(&format!("{list}/{before}"), &format!("{list}/{index}"));
        }
    }

    /// Returns the place where the part at a pointer of the bundled document was written.
    ///
    /// A pointer to something the bundler made up gives the nearest place that was written.
    pub(crate) fn place(&self, pointer: &str) -> Place {
        let (file, source) = self.source(pointer);
        let traces = self.traces.as_ref().filter(|_| *file == *self.root);
        match traces.and_then(|traces| traces.find(&source)) {
            Some(written) => Place::pointer(&written.file, written.pointer),
            None => Place::pointer(file, source),
        }
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
