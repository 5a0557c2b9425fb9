//! Paths, path items and callbacks.
//! Part of `typed`; the bundler has put path items in the place of references to them.

use openapiv3::{Callback, PathItem, Paths, ReferenceOr};
use serde_json::Value;

use super::known;
use super::read::Typed;
use crate::diagnostics::texts;

impl Typed<'_> {
    pub(super) fn paths(&mut self, value: Value) -> Paths {
        let mut paths = Paths::default();
        self.members(value, |typed, key, value| {
            if key.starts_with("x-") {
                paths.extensions.insert(key, value);
                return;
            }
            let key = typed.path(key);
            if let Some(item) = typed.path_item(value) {
                paths.paths.insert(key, ReferenceOr::Item(item));
            }
        });
        paths
    }

    fn path(&mut self, path: String) -> String {
        if path.starts_with('/') {
            return path;
        }
        self.report(|place| texts::path_without_slash(place, &path));
        format!("/{path}")
    }

    pub(super) fn path_item(&mut self, value: Value) -> Option<PathItem> {
        let mut item = PathItem::default();
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "summary" => item.summary = typed.text(value),
            "description" => item.description = typed.text(value),
            "get" => item.get = typed.operation(value),
            "put" => item.put = typed.operation(value),
            "post" => item.post = typed.operation(value),
            "delete" => item.delete = typed.operation(value),
            "options" => item.options = typed.operation(value),
            "head" => item.head = typed.operation(value),
            "patch" => item.patch = typed.operation(value),
            "trace" => item.trace = typed.operation(value),
            "servers" => item.servers = typed.list(value, Self::server),
            "parameters" => item.parameters = typed.list(value, Self::parameter_or_reference),
            _ => typed.extension(&mut item.extensions, key, value, known::PATH_ITEM),
        });
        read.then_some(item)
    }

    pub(super) fn callback(&mut self, value: Value) -> Option<Callback> {
        Some(self.extended_map(value, Self::path_item))
    }
}
