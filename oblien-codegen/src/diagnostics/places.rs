//! The places that diagnostics speak of, looked up in the texts of their files.
//! Made once per printing; each file is loaded once and searched once for all its places.

use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;

use super::diagnostic::{Diagnostic, Place, Position};
use crate::source::{Lines, Loader, Occurrence, Span, locate_all, strip_byte_order_mark};

/// A place that was found.
pub(super) struct Spot {
    start: usize,
    /// From 1.
    pub(super) line: usize,
    /// In characters, from 1.
    pub(super) column: usize,
    /// In characters.
    pub(super) length: usize,
    text: Range<usize>,
}

/// All places, found as far as their files can be read.
#[derive(Default)]
pub(super) struct Places {
    texts: HashMap<PathBuf, String>,
    order: HashMap<PathBuf, usize>,
    spots: HashMap<Place, Spot>,
}

impl Places {
    /// Looks up the places of all diagnostics.
    pub(super) fn look_up(diagnostics: &[&Diagnostic], loader: &dyn Loader) -> Self {
        let mut places = Self::default();
        let mut by_file: Vec<(PathBuf, Vec<&Place>)> = Vec::new();
        for place in diagnostics.iter().flat_map(|diagnostic| places_of(diagnostic)) {
            let next = by_file.len();
            let index = *places.order.entry(place.file.clone()).or_insert(next);
            if index == next {
                by_file.push((place.file.clone(), Vec::new()));
            }
            by_file[index].1.push(place);
        }
        for (file, wanted) in by_file {
            // A file that can't be read is what its diagnostic is about; it is shown by name.
            let Ok(text) = loader.load(&file) else { continue };
            let text = strip_byte_order_mark(&text).to_owned();
            places.look_up_in(&text, &wanted);
            places.texts.insert(file, text);
        }
        places
    }

    fn look_up_in(&mut self, text: &str, wanted: &[&Place]) {
        let pointers: Vec<&str> = wanted.iter().map(|place| pointer_of(place)).collect();
        let found = match pointers.iter().all(|pointer| pointer.is_empty()) {
            true => vec![Vec::new(); pointers.len()],
            false => locate_all(text, &pointers),
        };
        let lines = Lines::new(text);
        for (place, found) in wanted.iter().zip(found) {
            if let Some(span) = span(&place.position, &found) {
                self.spots.insert((*place).clone(), spot(text, &lines, span));
            }
        }
    }

    /// Returns what to sort a place by: its file, then its offset.
    pub(super) fn order(&self, place: &Place) -> (usize, usize) {
        let file = self.order.get(&place.file).copied().unwrap_or(usize::MAX);
        (file, self.spot(place).map_or(0, |spot| spot.start))
    }

    /// Returns where a place is, if it is more than a file.
    pub(super) fn spot(&self, place: &Place) -> Option<&Spot> {
        self.spots.get(place)
    }

    /// Returns the line that a spot is in.
    pub(super) fn line(&self, place: &Place, spot: &Spot) -> Option<&str> {
        self.texts.get(&place.file)?.get(spot.text.clone())
    }
}

fn span(position: &Position, found: &[Occurrence]) -> Option<Span> {
    let key = |found: &Occurrence| found.key.unwrap_or(found.node);
    match position {
        Position::File => None,
        Position::Offset(offset) => Some(Span { start: *offset, end: *offset + 1 }),
        Position::Pointer(_) => found.last().map(|found| found.node).or(Some(Span { start: 0, end: 1 })),
        Position::Key(_) => found.last().map(key),
        Position::Earlier(_) => found.first().map(key),
    }
}

fn spot(text: &str, lines: &Lines<'_>, span: Span) -> Spot {
    let (line, column) = lines.location(span.start);
    let length = text.get(span.start..span.end).map_or(1, |text| text.chars().count());
    let start = lines.offset(line, 1);
    Spot { start: span.start, line, column, length, text: start..start + lines.line(line).len() }
}

fn places_of(diagnostic: &Diagnostic) -> impl Iterator<Item = &Place> {
    std::iter::once(&diagnostic.place).chain(diagnostic.labels.iter().map(|label| &label.place))
}

fn pointer_of(place: &Place) -> &str {
    match &place.position {
        Position::Pointer(pointer) | Position::Key(pointer) | Position::Earlier(pointer) => pointer,
        Position::File | Position::Offset(_) => "",
    }
}
