//! What stands beside a `$ref`.
//! Step of the normaliser; other objects have no companions that a client is made from.

use serde_json::{Value, json};

use super::super::Version;
use super::{Object, Step};
use crate::diagnostics::texts;

/// Members that say nothing about the values of a schema with a reference.
const IDENTITY: &[&str] = &["$comment", "$schema", "$id", "$anchor", "$dynamicAnchor", "$vocabulary", "$defs", "definitions"];

/// Members that are taken beside a reference in OpenAPI 3.0, too, as nearly every tool does.
const ANNOTATIONS: &[&str] = &[
    "title",
    "description",
    "summary",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "nullable",
    "externalDocs",
    "xml",
];

/// Whether a member of a schema only describes, and neither shapes nor restricts.
pub(super) fn is_annotation(key: &str) -> bool {
    key.starts_with("x-") || ANNOTATIONS.contains(&key) || IDENTITY.contains(&key)
}

/// Makes `$ref` with companions an `allOf` of the reference, beside the companions.
pub(super) fn wrap(step: &mut Step<'_>, schema: &mut Object) {
    if !schema.get("$ref").is_some_and(Value::is_string) || schema.len() == 1 {
        return;
    }
    schema.retain(|key, _| !IDENTITY.contains(&key.as_str()));
    if step.version == Version::V3_0 {
        let ignored: Vec<String> = schema.keys().filter(|key| *key != "$ref" && !is_annotation(key)).cloned().collect();
        for key in ignored {
            step.report(texts::sibling_ignored(step.place(&key), &key));
            schema.shift_remove(&key);
        }
    }
    if schema.len() > 1
        && let Some(reference) = schema.shift_remove("$ref")
    {
        add_part(schema, json!({ "$ref": reference }));
    }
}

/// Adds a schema that must hold as well, and returns its index.
pub(super) fn add_part(schema: &mut Object, part: Value) -> usize {
    if let Some(Value::Array(parts)) = schema.get_mut("allOf") {
        parts.push(part);
        return parts.len() - 1;
    }
    schema.insert("allOf".to_owned(), Value::Array(vec![part]));
    0
}
