//! Finds places in a text again, only when something is to be said about them.
//! The diagnostics' printer asks for all places of a file at once; nothing else keeps positions.

mod json;
mod token;
mod wanted;
mod yaml;

use super::parse::looks_like_json;
use super::repair::read_repaired;
use wanted::Wanted;

/// A stretch of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Where a node stands; several where its key is given several times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// Its key, unless it is an element or the whole.
    pub(crate) key: Option<Span>,
    /// A scalar itself, a container at its key or its start.
    pub(crate) node: Span,
}

/// Returns line and column, both from 1, of the value at a pointer; columns count characters.
#[cfg(test)]
pub(crate) fn locate(text: &str, pointer: &str) -> (usize, usize) {
    let text = super::strip_byte_order_mark(text);
    let found = locate_all(text, &[pointer]);
    let offset = found.first().and_then(|found| found.last()).map_or(0, |found| found.node.start);
    super::Lines::new(text).location(offset)
}

/// Returns where the value at each JSON pointer stands in a YAML or JSON text, in the order of the text.
///
/// A scalar is found at itself, a container at its key. Where a pointer leads nowhere, the innermost
/// container on its way is found, at worst the start of the text.
pub(crate) fn locate_all(text: &str, pointers: &[&str]) -> Vec<Vec<Occurrence>> {
    let mut wanted = Wanted::new(pointers);
    if !(looks_like_json(text) && json::locate(text, &mut wanted)) {
        // What was found before a fault in the text is kept; the fault itself is reported elsewhere.
        let (_, insertions) = read_repaired(text, |text| {
            wanted = Wanted::new(pointers);
            yaml::locate(text, &mut wanted)
        });
        return found(&wanted, pointers, |offset| insertions.original(offset));
    }
    found(&wanted, pointers, |offset| offset)
}

/// Returns what was found of each pointer, at offsets in the text as it was written.
fn found(wanted: &Wanted, pointers: &[&str], original: impl Fn(usize) -> usize) -> Vec<Vec<Occurrence>> {
    let moved = |span: Span| Span { start: original(span.start), end: original(span.end) };
    let moved = |found: Occurrence| Occurrence { key: found.key.map(moved), node: moved(found.node) };
    pointers.iter().map(|pointer| wanted.found(pointer).into_iter().map(moved).collect()).collect()
}
