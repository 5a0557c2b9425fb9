//! Overlays (OpenAPI Overlay 1.0 and 1.1): lists of changes that are made to a description before it is read.
//! First pass of the front; they change the root file as it is written, before any reference is followed.

mod apply;
mod merge;
mod read;
mod target;
mod texts;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use crate::diagnostics::Diagnostics;
use crate::source::{FileId, ReadFailure, Sources, Traces};

/// Applies overlays to the root file, one after the other.
///
/// `None` if one of them is faulty, which has been reported.
pub(super) fn apply(overlays: &[PathBuf], root: FileId, sources: &mut Sources<'_>, diagnostics: &mut Diagnostics) -> Option<()> {
    if overlays.is_empty() {
        return Some(());
    }
    let mut read = Vec::new();
    for path in overlays {
        let file = match sources.read(path, diagnostics) {
            Ok(file) => file,
            Err(ReadFailure::Reported) => continue,
            Err(ReadFailure::Unloadable(reason)) => {
                diagnostics.push(texts::unreadable(path, &reason));
                continue;
            }
        };
        read.extend(read::read(file, root, sources, diagnostics));
    }
    if read.len() < overlays.len() {
        return None;
    }
    let traces = Traces::new(sources.path(root), "");
    let mut changed = apply::Changed::new(sources.take(root), traces);
    let errors = diagnostics.error_count();
    for overlay in &read {
        changed.apply(overlay, diagnostics);
    }
    let (document, traces) = changed.into_parts();
    sources.replace(root, document, traces);
    (diagnostics.error_count() == errors).then_some(())
}
