//! Names that schemas give themselves: `$anchor`, `$dynamicAnchor`, `$id` and `$self`.
//! `resolve` looks references up here that are neither pointers nor files.

use std::collections::HashMap;

use serde_json::Value;

use crate::source::pointer;

/// The named places of one file, as pointers.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    anchors: HashMap<String, String>,
    identifiers: HashMap<String, String>,
}

impl Anchors {
    /// Collects the names in a document.
    pub(super) fn new(document: &Value) -> Self {
        let mut anchors = Self::default();
        if let Some(identifier) = document.get("$self").and_then(Value::as_str) {
            anchors.identify(identifier, "", "");
        }
        anchors.collect(document, &mut String::new(), "");
        anchors
    }

    /// Returns the pointer to the schema with this anchor.
    pub(super) fn anchor(&self, name: &str) -> Option<&str> {
        self.anchors.get(name).map(String::as_str)
    }

    /// Returns the pointer to the schema with this identifier.
    pub(super) fn identifier(&self, address: &str) -> Option<&str> {
        self.identifiers.get(address).map(String::as_str)
    }

    fn collect(&mut self, value: &Value, pointer: &mut String, base: &str) {
        let length = pointer.len();
        match value {
            Value::Object(object) => {
                for key in ["$anchor", "$dynamicAnchor"] {
                    if let Some(name) = object.get(key).and_then(Value::as_str) {
                        self.anchors.entry(name.to_owned()).or_insert_with(|| pointer.clone());
                    }
                }
                let own = object.get("$id").and_then(Value::as_str);
                let base = own.map(|identifier| self.identify(identifier, base, pointer));
                for (key, value) in object {
                    pointer::push(pointer, key);
                    self.collect(value, pointer, base.as_deref().unwrap_or_default());
                    pointer.truncate(length);
                }
            }
            Value::Array(array) => {
                for (index, value) in array.iter().enumerate() {
                    pointer::push(pointer, &index.to_string());
                    self.collect(value, pointer, base);
                    pointer.truncate(length);
                }
            }
            _ => {}
        }
    }

    /// Notes an identifier as it is written and as it reads beside the one around it.
    fn identify(&mut self, identifier: &str, base: &str, pointer: &str) -> String {
        let identifier = identifier.trim_end_matches('#');
        let absolute = match base.rfind('/') {
            Some(end) if !identifier.contains("://") => format!("{}{identifier}", &base[..=end]),
            _ => identifier.to_owned(),
        };
        for name in [identifier, &absolute] {
            self.identifiers.entry(name.to_owned()).or_insert_with(|| pointer.to_owned());
        }
        absolute
    }
}
