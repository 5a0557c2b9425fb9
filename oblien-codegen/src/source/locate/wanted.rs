//! The pointers to be found in a text, as a tree, with what was found of them.
//! Both locators walk a text along it and skip all the rest.

use std::collections::HashMap;

use super::Occurrence;
use crate::source::pointer;

/// A node on the way to a wanted place.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    children: HashMap<String, Wanted>,
    occurrences: Vec<Occurrence>,
}

impl Wanted {
    /// Returns the tree of the given pointers.
    pub(super) fn new(pointers: &[&str]) -> Self {
        let mut root = Self::default();
        for pointer in pointers {
            let mut node = &mut root;
            for segment in pointer::segments(pointer) {
                node = node.children.entry(segment.into_owned()).or_default();
            }
        }
        root
    }

    /// Returns the part of the tree under a key or an index.
    pub(super) fn child(&mut self, segment: &str) -> Option<&mut Self> {
        self.children.get_mut(segment)
    }

    /// Whether something below is wanted.
    pub(super) fn is_inner(&self) -> bool {
        !self.children.is_empty()
    }

    /// Notes where the node stands.
    pub(super) fn note(&mut self, occurrence: Occurrence) {
        self.occurrences.push(occurrence);
    }

    /// Returns where a pointer stands, or else the innermost node on its way that was found.
    pub(super) fn found(&self, pointer: &str) -> Vec<Occurrence> {
        let mut node = self;
        let mut occurrences = &self.occurrences;
        for segment in pointer::segments(pointer) {
            let Some(child) = node.children.get(segment.as_ref()) else { break };
            node = child;
            if node.occurrences.is_empty() {
                break;
            }
            occurrences = &node.occurrences;
        }
        occurrences.clone()
    }
}
