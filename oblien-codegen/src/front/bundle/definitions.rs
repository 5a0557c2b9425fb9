//! References to the definitions that a schema brings along, written as if the schema were a file of its own.
//! Part of the bundler; before anything is resolved they become references from the document's start.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::source::pointer;

/// The members of a schema that hold definitions.
const SECTIONS: &[&str] = &["$defs", "definitions"];

/// Completes the references of a document that has no such sections at its start.
pub(super) fn complete(document: &mut Value) {
    let sections: Vec<&'static str> = SECTIONS.iter().copied().filter(|section| document.get(section).is_none()).collect();
    if is_wanted(document, &sections) {
        Walk { sections, around: Vec::new() }.value(document, &mut String::new());
    }
}

/// Whether a reference names one of the sections, which few documents have.
fn is_wanted(value: &Value, sections: &[&str]) -> bool {
    match value {
        Value::Object(object) => object.iter().any(|(key, value)| match value {
            Value::String(text) if key == "$ref" => sections.iter().any(|section| section_of(text) == Some(section)),
            value => is_wanted(value, sections),
        }),
        Value::Array(elements) => elements.iter().any(|element| is_wanted(element, sections)),
        _ => false,
    }
}

/// Returns the first step of a reference within the document.
fn section_of(text: &str) -> Option<&str> {
    text.strip_prefix("#/")?.split('/').next()
}

struct Walk {
    sections: Vec<&'static str>,
    /// The definitions that are in sight: their section, where it stands, and their names.
    around: Vec<(&'static str, String, HashSet<String>)>,
}

impl Walk {
    fn value(&mut self, value: &mut Value, pointer: &mut String) {
        let length = pointer.len();
        match value {
            Value::Object(object) => {
                let known = self.around.len();
                self.enter(object, pointer);
                for (key, value) in object.iter_mut() {
                    pointer::push(pointer, key);
                    self.member(key, value, pointer);
                    pointer.truncate(length);
                }
                self.around.truncate(known);
            }
            Value::Array(elements) => {
                for (index, element) in elements.iter_mut().enumerate() {
                    pointer::push(pointer, &index.to_string());
                    self.value(element, pointer);
                    pointer.truncate(length);
                }
            }
            _ => {}
        }
    }

    fn enter(&mut self, object: &Map<String, Value>, pointer: &str) {
        for section in &self.sections {
            if let Some(Value::Object(definitions)) = object.get(*section) {
                self.around.push((section, pointer::join(pointer, section), definitions.keys().cloned().collect()));
            }
        }
    }

    fn member(&mut self, key: &str, value: &mut Value, pointer: &mut String) {
        match value {
            Value::String(text) if key == "$ref" => self.rewrite(text),
            value => {
                if let Value::Object(mapping) = value
                    && key == "mapping"
                {
                    mapping.values_mut().for_each(|target| self.target(target));
                }
                self.value(value, pointer);
            }
        }
    }

    /// A target of a discriminator's mapping, which is a reference; a schema of that name has other members.
    fn target(&self, target: &mut Value) {
        if let Value::String(text) = target {
            self.rewrite(text);
        }
    }

    /// Puts the place of the innermost definition of that name before it.
    fn rewrite(&self, text: &mut String) {
        let Some(path) = text.strip_prefix("#/") else { return };
        let mut segments = path.splitn(3, '/');
        let (Some(section), Some(name)) = (segments.next(), segments.next()) else { return };
        let name = pointer::unescape(name);
        let found = self.around.iter().rev().find(|(known, _, names)| *known == section && names.contains(&*name));
        if let Some((section, place, _)) = found {
            *text = format!("#{place}{}", &path[section.len()..]);
        }
    }
}
