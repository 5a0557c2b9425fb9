//! Contents of strings: encodings, media types, examples, and the XML they may be.
//! Step of the normaliser; what OpenAPI 3.0 calls a `format` becomes one, the rest is carried.

use serde_json::{Value, json};

use super::{Object, Step};

/// Keywords that are kept under a name of their own, since the types of 3.0 have no field for them.
const CARRIED: &[(&str, &str)] = &[
    ("contentEncoding", "x-content-encoding"),
    ("contentMediaType", "x-content-media-type"),
    ("contentSchema", "x-content-schema"),
    ("propertyNames", "x-property-names"),
    ("xml", "x-xml"),
];

/// Lowers the keywords about contents.
pub(super) fn lower(_: &mut Step<'_>, schema: &mut Object) {
    if let Some(format) = format(schema)
        && schema.get("type").is_none_or(|name| name == "string")
    {
        schema.entry("format").or_insert(json!(format));
    }
    for (key, carried) in CARRIED {
        if let Some(value) = schema.shift_remove(*key) {
            schema.insert((*carried).to_owned(), value);
        }
    }
    if let Some(Value::Array(examples)) = schema.shift_remove("examples")
        && let Some(first) = examples.into_iter().next()
    {
        schema.entry("example").or_insert(first);
    }
}

fn format(schema: &Object) -> Option<&'static str> {
    let text = |key| schema.get(key).and_then(Value::as_str);
    match (text("contentEncoding"), text("contentMediaType")) {
        (Some("base64"), _) => Some("byte"),
        (Some("binary"), _) => Some("binary"),
        (None, Some(media_type)) if !is_text(media_type) => Some("binary"),
        _ => None,
    }
}

fn is_text(media_type: &str) -> bool {
    media_type.starts_with("text/") || ["json", "xml", "yaml", "javascript"].iter().any(|word| media_type.contains(word))
}
