//! Where the parts of a document were written that was changed after it was read.
//! Kept beside the value of a file in `Sources`; follows what overlays do, so that places stay right.

use std::collections::HashMap;
#[cfg(feature = "overlay")]
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::pointer;

/// A place in a file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) file: Arc<Path>,
    pub(crate) pointer: String,
}

/// The places of a value and of those of its parts that are not where they seem to be.
#[derive(Debug, Clone)]
pub(crate) struct Traces {
    /// `None` if it is where the value around it says.
    written: Option<Written>,
    parts: HashMap<String, Traces>,
}

impl Traces {
    /// Returns where the part at a pointer was written.
    pub(crate) fn find(&self, pointer: &str) -> Option<Written> {
        let mut found = self.written.clone()?;
        let mut at = Some(self);
        for segment in pointer::segments(pointer) {
            at = at.and_then(|traces| traces.parts.get(segment.as_ref()));
            match at.and_then(|traces| traces.written.as_ref()) {
                Some(written) => found = written.clone(),
                None => pointer::push(&mut found.pointer, &segment),
            }
        }
        Some(found)
    }
}

#[cfg(feature = "overlay")]
impl Traces {
    /// Returns the traces of a value that is all in one place.
    pub(crate) fn new(file: &Path, pointer: &str) -> Self {
        Self::of(Written { file: Arc::from(file), pointer: pointer.to_owned() })
    }

    fn of(written: Written) -> Self {
        Self { written: Some(written), parts: HashMap::new() }
    }

    /// Returns the traces of the part at a pointer, as those of a value of its own.
    pub(crate) fn cut(&self, pointer: &str) -> Self {
        let mut segments = pointer::segments(pointer);
        let part = segments.try_fold(self, |traces, segment| traces.parts.get(segment.as_ref()));
        Self { written: self.find(pointer), parts: part.map(|part| part.parts.clone()).unwrap_or_default() }
    }

    /// Returns where a value was written, with its parts to be asked for; `None` if that is not known by itself.
    pub(crate) fn origin(&self) -> Option<Origin<'_>> {
        Some(Origin { traces: Some(self), written: self.written.clone()? })
    }

    /// Returns the traces at a pointer, to be changed.
    pub(crate) fn at(&mut self, pointer: &str) -> &mut Self {
        pointer::segments(pointer).fold(self, |traces, segment| traces.entry(&segment))
    }

    /// Returns the traces of a member or an element, to be changed.
    pub(crate) fn entry(&mut self, segment: &str) -> &mut Self {
        self.parts.entry(segment.to_owned()).or_insert_with(|| Self { written: None, parts: HashMap::new() })
    }

    /// Notes that a member or an element was put in.
    pub(crate) fn insert(&mut self, segment: &str, traces: Self) {
        self.parts.insert(segment.to_owned(), traces);
    }

    /// Notes that a member was taken out.
    pub(crate) fn remove(&mut self, segment: &str) {
        self.parts.remove(segment);
    }

    /// Notes that elements were taken out of the list of this length at a pointer; those behind them move up.
    pub(crate) fn remove_elements(&mut self, pointer: &str, length: usize, removed: &HashSet<usize>) {
        let list = self.cut(pointer);
        let Some(origin) = list.origin() else { return };
        let left = (0..length).filter(|index| !removed.contains(index));
        let parts = left.enumerate().map(|(index, before)| (index.to_string(), origin.part(&before.to_string()).to_traces()));
        self.at(pointer).parts = parts.collect();
    }
}

/// Where a value was written that is merged with another, borrowed until it is known which parts go over.
#[cfg(feature = "overlay")]
#[derive(Debug, Clone)]
pub(crate) struct Origin<'a> {
    traces: Option<&'a Traces>,
    written: Written,
}

#[cfg(feature = "overlay")]
impl Origin<'_> {
    /// Returns where the value itself was written.
    pub(crate) fn written(&self) -> &Written {
        &self.written
    }

    /// Returns where a member or an element was written.
    pub(crate) fn part(&self, segment: &str) -> Self {
        let traces = self.traces.and_then(|traces| traces.parts.get(segment));
        let written = traces.and_then(|traces| traces.written.clone());
        let beside = || Written { file: Arc::clone(&self.written.file), pointer: pointer::join(&self.written.pointer, segment) };
        Self { traces, written: written.unwrap_or_else(beside) }
    }

    /// Returns the same as traces of a value of its own.
    pub(crate) fn to_traces(&self) -> Traces {
        let parts = self.traces.map(|traces| traces.parts.clone()).unwrap_or_default();
        Traces { written: Some(self.written.clone()), parts }
    }
}
