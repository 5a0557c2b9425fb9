//! Values that are put in the place of references to them.
//! Part of `build`: path items, callbacks and the like, and components that are in other files.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::build::{At, Build};
use super::plan::Location;
use crate::diagnostics::texts;
use crate::front::grammar::Kind;
use crate::source::{MAXIMUM_DEPTH, extent, pointer};

/// Values that may be copied to the places of references, all in all; some 200 MiB.
const MAXIMUM_COPIED: usize = 2_000_000;

/// Copies within copies; path items in callbacks in path items need three.
const MAXIMUM_NESTED: usize = 8;

impl Build<'_, '_> {
    /// Puts what is at a location in the place of a reference to it; what stood beside it wins.
    pub(super) fn inline(&mut self, at: &At, value: &mut Value, kind: Kind, location: &Location) {
        if self.active.contains(location) {
            return self.circular(at, value);
        }
        let Some(mut copy) = self.copy(at, location) else {
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

    /// Returns a copy of what is at a location, `None` when copies become too many or too deep.
    fn copy(&mut self, at: &At, location: &Location) -> Option<Value> {
        let Some(original) = self.copies.get(location) else {
            return Some(Value::Null);
        };
        let (size, depth) = extent(original);
        self.copied += size;
        let depth = depth + pointer::segments(&at.bundled).count();
        let within = self.copied <= MAXIMUM_COPIED && depth <= MAXIMUM_DEPTH && self.active.len() < MAXIMUM_NESTED;
        within.then(|| original.clone())
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
        let file: Arc<Path> = Arc::from(self.sources.path(location.file));
        self.origins.note(bundled, file, &location.pointer);
    }
}
