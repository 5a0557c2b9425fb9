//! Components of the root that are in other files, one by one or by whole sections.
//! First step of `discover`: they keep the names of their slots, whoever refers to them.

use serde_json::Value;

use super::discover::{Discovery, is_component};
use super::plan::{Location, Target};
use crate::front::grammar::{Kind, section_kind};

impl Discovery<'_, '_> {
    /// Notes the names of all components, and gives them to what is elsewhere.
    pub(super) fn name_slots(&mut self) {
        let start = Location { file: self.root, pointer: "/components".to_owned() };
        // Faults are reported by the walk, which comes here again.
        let Ok(components) = self.resolver.follow(start, |_| false) else {
            return;
        };
        for section in self.keys(&components) {
            let Some(kind) = section_kind(&section) else {
                continue;
            };
            let start = components.member(&section);
            if let Ok(entries) = self.resolver.follow(start, |_| false) {
                self.name_entries(&entries, &section, kind);
            }
        }
    }

    fn name_entries(&mut self, entries: &Location, section: &str, kind: Kind) {
        let names = self.keys(entries);
        names.iter().for_each(|name| self.names.take(section, name));
        let Some(section) = kind.section() else {
            return;
        };
        for name in names {
            self.name_entry(entries.member(&name), name, kind, section);
        }
    }

    fn name_entry(&mut self, entry: Location, name: String, kind: Kind, section: &'static str) {
        let root = self.root;
        // The slot itself may be a reference; another slot that it leads to has a name of its own.
        let target = self.resolver.follow(entry.clone(), |at| *at != entry && is_component(at, root, section));
        let Ok(location) = target else { return };
        let known = self.plan.name(location.file, &location.pointer, section).is_some();
        if !known && !is_component(&location, root, section) {
            self.plan.hoist(location.clone(), Target { kind, section, name });
            self.enqueue(location, kind);
        }
    }

    fn keys(&self, location: &Location) -> Vec<String> {
        let document = self.resolver.sources.value(location.file);
        let object = document.pointer(&location.pointer).and_then(Value::as_object);
        object.map(|object| object.keys().cloned().collect()).unwrap_or_default()
    }
}
