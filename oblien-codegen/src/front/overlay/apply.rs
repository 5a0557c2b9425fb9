//! Actions done to a document: what a target finds is taken out, or merged with something.
//! Part of `overlay`; where every part was written is followed along.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use super::merge::{Merge, Misfit};
use super::read::{Change, Overlay};
use super::target::{Target, container};
use super::texts;
use crate::diagnostics::{Diagnostics, Place};
use crate::front::kinds::describe;
use crate::source::{Traces, Written, pointer};

/// Values that the overlays of a description may put into it, all in all; some 500 MiB with where each was written.
const MAXIMUM_COPIED: usize = 300_000;

/// What is merged into what a target finds.
struct Addition<'a> {
    target: &'a str,
    place: Place,
    value: &'a Value,
    /// Of the value.
    traces: &'a Traces,
}

/// A document that is being changed.
pub(super) struct Changed {
    document: Value,
    traces: Traces,
    /// How many more values may be put in.
    budget: usize,
}

impl Changed {
    pub(super) fn new(document: Value, traces: Traces) -> Self {
        Self { document, traces, budget: MAXIMUM_COPIED }
    }

    pub(super) fn into_parts(self) -> (Value, Traces) {
        (self.document, self.traces)
    }

    /// Does all actions, in their order.
    pub(super) fn apply(&mut self, overlay: &Overlay, diagnostics: &mut Diagnostics) {
        for action in &overlay.actions {
            if self.budget == 0 {
                return;
            }
            let place = |member: &str| Place::pointer(&overlay.file, format!("{}{member}", action.pointer));
            let found = action.target.find(&self.document);
            if found.is_empty() {
                diagnostics.push(texts::nothing_found(place("/target"), &action.target.text));
                continue;
            }
            match &action.change {
                Change::Remove => self.remove(&found, place("/target"), diagnostics),
                Change::Update(value) => {
                    let traces = Traces::new(&overlay.file, &format!("{}/update", action.pointer));
                    let addition = Addition { target: &action.target.text, place: place("/update"), value, traces: &traces };
                    self.merge(&found, &addition, diagnostics);
                }
                Change::Copy(source) => {
                    let place = place("/copy");
                    let Some((value, traces)) = self.only(source, place.clone(), diagnostics) else { continue };
                    let addition = Addition { target: &action.target.text, place, value: &value, traces: &traces };
                    self.merge(&found, &addition, diagnostics);
                }
            }
        }
    }

    /// Returns the only value that a path finds.
    fn only(&self, source: &Target, place: Place, diagnostics: &mut Diagnostics) -> Option<(Value, Traces)> {
        let found = source.find(&self.document);
        let [pointer] = found.as_slice() else {
            diagnostics.push(texts::not_one_to_copy(place, &source.text, found.len()));
            return None;
        };
        let value = self.document.pointer(pointer)?.clone();
        Some((value, self.traces.cut(pointer)))
    }

    fn merge(&mut self, found: &[String], addition: &Addition<'_>, diagnostics: &mut Diagnostics) {
        let Addition { target, place, value, traces } = addition;
        let Some(origin) = traces.origin() else { return };
        if let Some((first, other)) = self.different_kinds(found) {
            diagnostics.push(texts::different_kinds(place.clone(), target, first, other));
            return;
        }
        for pointer in found {
            let Some(target) = self.document.pointer_mut(pointer) else { continue };
            let mut merge = Merge::new(pointer, &mut self.budget);
            merge.value(target, self.traces.at(pointer), value, &origin);
            for Misfit { written, at, wanted, found } in merge.into_misfits() {
                let of = |written: Written| Place::pointer(&written.file, written.pointer);
                diagnostics.push(texts::misfit(of(written), wanted, found, self.traces.find(&at).map(of)));
            }
            if self.budget == 0 {
                diagnostics.push(texts::too_large(place.clone()));
                return;
            }
        }
    }

    /// Returns two kinds of values that were found, if they are not all of one.
    fn different_kinds(&self, found: &[String]) -> Option<(&'static str, &'static str)> {
        let values = || found.iter().filter_map(|pointer| self.document.pointer(pointer));
        let kind = |value: &Value| (value.is_object(), value.is_array());
        let first = values().next()?;
        let other = values().find(|value| kind(value) != kind(first))?;
        Some((describe(first), describe(other)))
    }

    /// Takes values out, the deepest first, so that what is around them stays where it was.
    fn remove(&mut self, found: &[String], place: Place, diagnostics: &mut Diagnostics) {
        let mut by_container: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for pointer in found {
            match container(pointer) {
                Some((parent, key)) => by_container.entry(parent).or_default().push(key),
                None => return diagnostics.push(texts::whole_removed(place)),
            }
        }
        let mut containers: Vec<(&str, Vec<String>)> = by_container.into_iter().collect();
        containers.sort_by_key(|(parent, _)| std::cmp::Reverse(pointer::segments(parent).count()));
        for (parent, keys) in containers {
            self.remove_from(parent, &keys);
        }
    }

    fn remove_from(&mut self, parent: &str, keys: &[String]) {
        match self.document.pointer_mut(parent) {
            Some(Value::Object(object)) => {
                let removed: HashSet<&String> = keys.iter().collect();
                object.retain(|key, _| !removed.contains(key));
                let traces = self.traces.at(parent);
                keys.iter().for_each(|key| traces.remove(key));
            }
            Some(Value::Array(elements)) => {
                let removed: HashSet<usize> = keys.iter().filter_map(|key| key.parse().ok()).collect();
                self.traces.remove_elements(parent, elements.len(), &removed);
                let mut index = 0;
                elements.retain(|_| {
                    index += 1;
                    !removed.contains(&(index - 1))
                });
            }
            _ => {}
        }
    }
}
