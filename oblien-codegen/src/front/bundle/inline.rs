//! Values that are put in the place of references to them.
//! Part of `build`: path items, callbacks and the like, and components that are in other files.

use std::path::Path;
use std::rc::Rc;

use serde_json::Value;

use super::build::{At, Build};
use super::plan::{Location, reference};
use crate::diagnostics::texts;
use crate::front::grammar::Kind;
use crate::source::pointer;

impl Build<'_, '_> {
    /// Puts what is at a location in the place of a reference to it; what stood beside it wins.
    pub(super) fn inline(&mut self, at: &At, value: &mut Value, kind: Kind, location: &Location) {
        if self.active.contains(location) {
            return self.circular(at, value);
        }
        let mut copy = self.copies.get(location).cloned().unwrap_or_default();
        if let (Value::Object(copy), Value::Object(object)) = (&mut copy, &mut *value) {
            object.shift_remove("$ref");
            copy.extend(std::mem::take(object));
        }
        *value = copy;
        self.note(&at.bundled, location);
        self.active.push(location.clone());
        let mut inner = At::new(location.file, &location.pointer, &at.bundled);
        if !self.node(&mut inner, value, kind, true)
            && let Value::Object(object) = value
        {
            object.shift_remove("$ref");
        }
        self.active.pop();
    }

    /// Reports a reference to what it is itself a part of, and takes it out.
    pub(super) fn circular(&mut self, at: &At, value: &mut Value) {
        let Value::Object(object) = value else {
            return;
        };
        let reference = object.shift_remove("$ref").unwrap_or_default();
        let place = self.sources.place(at.file, &pointer::join(&at.source, "$ref"));
        self.diagnostics.push(texts::circular_part(place, reference.as_str().unwrap_or_default()));
    }

    /// Returns where the component came from that a reference leads to.
    pub(super) fn target(&self, local: &str) -> Option<Location> {
        let mut targets = self.plan.targets();
        let found = targets.find(|(_, target)| reference(target.section, &target.name) == local);
        found.map(|(location, _)| location.clone())
    }

    /// Notes where the part at a pointer of the bundled document was written.
    pub(super) fn note(&mut self, bundled: &str, location: &Location) {
        let file: Rc<Path> = Rc::from(self.sources.path(location.file));
        self.origins.note(bundled, file, &location.pointer);
    }
}
