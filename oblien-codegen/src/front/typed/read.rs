//! The reader of values that all conversions share: it knows where it is and reports misfits.
//! Texts and flags are read leniently, as YAML's unquoted numbers and words arrive here.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::ReferenceOr;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::diagnostics::{Diagnostic, Diagnostics, Place, texts};
use crate::front::kinds::describe;
use crate::front::nearest::misspelt;
use crate::front::origins::Origins;
use crate::source::pointer;

/// Converts values at a place of the document.
pub(super) struct Typed<'a> {
    pointer: String,
    origins: &'a Origins,
    diagnostics: &'a mut Diagnostics,
    /// References to components that could not be read.
    left_out: HashSet<String>,
    /// Lists that have lost elements, with the indices of those that are left.
    shortened: Vec<(String, Vec<usize>)>,
}

impl<'a> Typed<'a> {
    /// Returns a reader of what is at `pointer`.
    pub(super) fn new(pointer: &str, origins: &'a Origins, diagnostics: &'a mut Diagnostics) -> Self {
        Self { pointer: pointer.to_owned(), origins, diagnostics, left_out: HashSet::new(), shortened: Vec::new() }
    }

    /// Returns the references to components that could not be read, and the lists that have lost elements.
    pub(super) fn into_losses(self) -> (HashSet<String>, Vec<(String, Vec<usize>)>) {
        (self.left_out, self.shortened)
    }

    /// Reports something about the value at hand.
    pub(super) fn report(&mut self, text: impl FnOnce(Place) -> Diagnostic) {
        let place = self.origins.place(&self.pointer);
        self.diagnostics.push(text(place));
    }

    /// Returns the name of the member at hand, as messages give it.
    pub(super) fn name(&self) -> String {
        let last = pointer::segments(&self.pointer).last();
        last.map_or_else(|| "the description".to_owned(), |name| format!("`{name}`"))
    }

    /// Returns how many times a member of this name is on the way to the value at hand.
    pub(super) fn depth_of(&self, name: &str) -> usize {
        pointer::segments(&self.pointer).filter(|segment| segment == name).count()
    }

    /// Goes through the members of an object, each read where it stands.
    pub(super) fn members(&mut self, value: Value, mut read: impl FnMut(&mut Self, String, Value)) -> bool {
        let Some(object) = self.object(value) else {
            return false;
        };
        let length = self.pointer.len();
        for (key, value) in object {
            pointer::push(&mut self.pointer, &key);
            read(self, key, value);
            self.pointer.truncate(length);
        }
        true
    }

    /// Reads an object, or reports that it is none.
    pub(super) fn object(&mut self, value: Value) -> Option<Map<String, Value>> {
        match value {
            Value::Object(object) => Some(object),
            Value::Null => None,
            other => self.misfit(&other, "an object"),
        }
    }

    /// Reads a list; elements that can't be read are left out.
    pub(super) fn list<T>(&mut self, value: Value, read: impl Fn(&mut Self, Value) -> Option<T>) -> Vec<T> {
        let elements = match value {
            Value::Array(elements) => elements,
            Value::Null => Vec::new(),
            other => self.misfit(&other, "a list").unwrap_or_default(),
        };
        let length = self.pointer.len();
        let count = elements.len();
        let (mut list, mut left) = (Vec::with_capacity(count), Vec::new());
        for (index, element) in elements.into_iter().enumerate() {
            pointer::push(&mut self.pointer, &index.to_string());
            if let Some(element) = read(self, element) {
                list.push(element);
                left.push(index);
            }
            self.pointer.truncate(length);
        }
        if left.len() < count {
            self.shortened.push((self.pointer.clone(), left));
        }
        list
    }

    /// Reads a map; entries that can't be read are left out.
    pub(super) fn map<T>(&mut self, value: Value, read: impl Fn(&mut Self, Value) -> Option<T>) -> IndexMap<String, T> {
        let mut map = IndexMap::new();
        self.members(value, |typed, key, value| match read(typed, value) {
            Some(value) => drop(map.insert(key, value)),
            None => drop(typed.left_out.insert(format!("#{}", typed.pointer))),
        });
        map
    }

    /// Reads a map whose `x-` members are extensions.
    pub(super) fn extended_map<T>(&mut self, value: Value, read: impl Fn(&mut Self, Value) -> Option<T>) -> IndexMap<String, T> {
        let mut map = IndexMap::new();
        self.members(value, |typed, key, value| {
            if !key.starts_with("x-")
                && let Some(value) = read(typed, value)
            {
                map.insert(key, value);
            }
        });
        map
    }

    /// Reads an object or a reference to one.
    pub(super) fn reference_or<T>(
        &mut self,
        value: Value,
        read: impl FnOnce(&mut Self, Value) -> Option<T>,
    ) -> Option<ReferenceOr<T>> {
        match reference(value) {
            Ok(reference) => Some(ReferenceOr::Reference { reference }),
            Err(value) => read(self, value).map(ReferenceOr::Item),
        }
    }

    /// Reads a text; a number or a flag is one, too.
    pub(super) fn text(&mut self, value: Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
            Value::Null => None,
            other => self.ignored(&other, "a text"),
        }
    }

    /// Reads a list of texts; a single text is one, too.
    pub(super) fn texts(&mut self, value: Value) -> Vec<String> {
        match value {
            Value::Array(_) => self.list(value, Self::text),
            Value::Null => Vec::new(),
            Value::String(text) => vec![text],
            other => self.ignored(&other, "a list of texts").unwrap_or_default(),
        }
    }

    /// Reads a flag.
    pub(super) fn flag(&mut self, value: Value) -> Option<bool> {
        match value {
            Value::Bool(flag) => Some(flag),
            Value::String(text) if word(&text).is_some() => word(&text),
            Value::Null => None,
            other => self.ignored(&other, "`true` or `false`"),
        }
    }

    /// Reads a number; limits are not worth a word if they are anything else.
    pub(super) fn number(&self, value: &Value) -> Option<f64> {
        value.as_f64().or_else(|| value.as_str()?.parse().ok())
    }

    /// Reads a count, like a number.
    pub(super) fn count(&self, value: &Value) -> Option<usize> {
        let number = self.number(value)?;
        (number >= 0.0 && number.fract() == 0.0 && number <= u32::MAX.into()).then_some(number as usize)
    }

    /// Keeps a member if it is an extension; one that looks like a known one is reported.
    pub(super) fn extension(&mut self, extensions: &mut IndexMap<String, Value>, key: String, value: Value, known: &[&str]) {
        if key.starts_with("x-") {
            extensions.insert(key, value);
        } else if !known.contains(&key.as_str())
            && let Some(meant) = misspelt(known, &key)
        {
            self.report(|place| texts::misspelt(place, &key, meant));
        }
    }

    /// Reads what `openapiv3` reads by itself: small objects without parts of their own.
    pub(super) fn plain<T: DeserializeOwned>(&mut self, value: Value, expected: &str) -> Option<T> {
        match serde_json::from_value(value) {
            Ok(plain) => Some(plain),
            Err(error) => {
                let name = self.name();
                let found = format!("not one: {error}");
                self.report(|place| texts::ignored(place, &name, expected, &found));
                None
            }
        }
    }

    /// Reports that a value is not what it must be, and is left out; the description makes no sense without some.
    pub(super) fn misfit<T>(&mut self, value: &Value, expected: &str) -> Option<T> {
        let (name, found) = (self.name(), describe(value));
        match self.pointer.as_str() {
            "/paths" | "/components" => self.report(|place| texts::wrong_type(place, &name, expected, found)),
            _ => self.report(|place| texts::misfit(place, &name, expected, found)),
        }
        None
    }

    /// Reports that a value is not what it should be, and is not needed.
    pub(super) fn ignored<T>(&mut self, value: &Value, expected: &str) -> Option<T> {
        let name = self.name();
        self.report(|place| texts::ignored(place, &name, expected, describe(value)));
        None
    }
}

/// Returns the text of a reference, or the value if it is none.
pub(super) fn reference(value: Value) -> Result<String, Value> {
    match value.get("$ref") {
        Some(Value::String(text)) => Ok(text.clone()),
        _ => Err(value),
    }
}

/// Returns the flag that a word is, be it quoted or one of those that YAML 1.1 knew.
fn word(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}
