//! Values that are put in the place of references to them.
//! Part of `build`: path items, callbacks and the like, and components that are in other files.

use std::path::Path;
use std::rc::Rc;

use serde_json::Value;

use super::build::{At, Build};
use super::plan::Location;
use crate::diagnostics::texts;
use crate::front::grammar::Kind;
use crate::source::pointer;

/// Values that may be copied to the places of references, all in all; some 500 MiB.
const MAXIMUM_COPIED: usize = 5_000_000;

impl Build<'_, '_> {
    /// Puts what is at a location in the place of a reference to it; what stood beside it wins.
    pub(super) fn inline(&mut self, at: &At, value: &mut Value, kind: Kind, location: &Location) {
        if self.active.contains(location) {
            return self.circular(at, value);
        }
        let Some(mut copy) = self.copy(location) else {
            return self.too_often(at, value);
        };
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

    /// Returns a copy of what is at a location, `None` when all copies together become too large.
    fn copy(&mut self, location: &Location) -> Option<Value> {
        let Some(original) = self.copies.get(location) else {
            return Some(Value::Null);
        };
        self.copied += size(original);
        (self.copied <= MAXIMUM_COPIED).then(|| original.clone())
    }

    fn too_often(&mut self, at: &At, value: &mut Value) {
        let Value::Object(object) = value else {
            return;
        };
        let reference = object.shift_remove("$ref").unwrap_or_default();
        let place = self.sources.place(at.file, &pointer::join(&at.source, "$ref"));
        self.diagnostics.push(texts::repeated_too_often(place, reference.as_str().unwrap_or_default()));
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

    /// Notes where the part at a pointer of the bundled document was written.
    pub(super) fn note(&mut self, bundled: &str, location: &Location) {
        let file: Rc<Path> = Rc::from(self.sources.path(location.file));
        self.origins.note(bundled, file, &location.pointer);
    }
}

/// Returns the number of values in a value.
fn size(value: &Value) -> usize {
    match value {
        Value::Object(object) => 1 + object.values().map(size).sum::<usize>(),
        Value::Array(elements) => 1 + elements.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}
