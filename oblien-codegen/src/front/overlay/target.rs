//! The targets of actions: JSONPath (RFC 9535), asked of a document.
//! Part of `overlay`; the only place that knows whose JSONPath it is.

use std::collections::HashSet;

use serde_json::Value;
use serde_json_path::{JsonPath, NormalizedPath, ParseError};

use crate::source::pointer;

/// A query, and how it was written.
pub(super) struct Target {
    pub(super) text: String,
    path: JsonPath,
}

impl Target {
    pub(super) fn parse(text: &str) -> Result<Self, ParseError> {
        Ok(Self { text: text.to_owned(), path: JsonPath::parse(text)? })
    }

    /// Returns pointers to what it finds, each once.
    pub(super) fn find(&self, document: &Value) -> Vec<String> {
        let mut known = HashSet::new();
        let found = self.path.query_located(document);
        let pointers = found.locations().map(NormalizedPath::to_json_pointer);
        pointers.filter(|pointer| known.insert(pointer.clone())).collect()
    }
}

/// Returns the pointer to the container of a value and the value's key there; `None` for the whole.
pub(super) fn container(pointer: &str) -> Option<(&str, String)> {
    let parent = pointer::parent(pointer)?;
    Some((parent, pointer::unescape(&pointer[parent.len() + 1..]).into_owned()))
}
