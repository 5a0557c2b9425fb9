//! Components of the root that are nothing but references to other files.
//! First step of `discover`: what they lead to takes their names and their places.

use serde_json::{Map, Value};

use super::discover::{Discovery, is_component};
use super::plan::{Location, Target};
use super::resolve::bare_reference;
use crate::front::grammar::{Kind, section_kind};
use crate::source::FileId;

impl Discovery<'_, '_> {
    /// Gives components that are nothing but a reference elsewhere the names of their slots.
    pub(super) fn name_slots(&mut self) {
        let root = self.resolver.sources.value(self.root);
        let Some(sections) = root.get("components").and_then(Value::as_object) else {
            return;
        };
        for (section, entries) in sections {
            let Some(kind) = section_kind(section) else {
                continue;
            };
            let start = Location { file: self.root, pointer: format!("/components/{section}") };
            // Faults are reported by the walk, which comes here again.
            let Ok(location) = self.resolver.follow(start, |_| false) else {
                continue;
            };
            let entries = match location.file == self.root {
                true => entries.clone(),
                false => self.resolver.value(&location).unwrap_or_default(),
            };
            if let Value::Object(entries) = entries {
                self.name_entries(location.file, &entries, section, kind);
            }
        }
    }

    fn name_entries(&mut self, file: FileId, entries: &Map<String, Value>, section: &str, kind: Kind) {
        entries.keys().for_each(|name| self.names.take(section, name));
        let Some(section) = kind.section() else {
            return;
        };
        for (name, entry) in entries {
            let Some(text) = bare_reference(entry) else {
                continue;
            };
            let located = self.resolver.locate(file, &text);
            let root = self.root;
            let target = located.and_then(|location| self.resolver.follow(location, |at| is_component(at, root, section)));
            match target {
                Ok(location)
                    if !is_component(&location, root, section)
                        && self.plan.name(location.file, &location.pointer, section).is_none() =>
                {
                    self.plan.hoist(location.clone(), Target { kind, section, name: name.clone() });
                    self.enqueue(location, kind);
                }
                _ => {}
            }
        }
    }
}
