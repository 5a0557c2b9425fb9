//! The keyword `type`: its spelling, and keywords that contradict it.
//! Steps of the normaliser; afterwards a type is one of six, and its parts are its own.

use serde_json::{Value, json};

use super::{Object, Step};
use crate::diagnostics::texts;
use crate::front::kinds::describe;

const TYPES: &[&str] = &["string", "number", "integer", "boolean", "array", "object", "null"];

/// Replaces types that don't exist by what was meant.
pub(super) fn correct(step: &mut Step<'_>, schema: &mut Object) {
    match schema.get_mut("type") {
        None => {}
        Some(Value::String(name)) if TYPES.contains(&name.as_str()) => {}
        Some(Value::Array(names)) if names.iter().all(|name| name.as_str().is_some_and(|name| TYPES.contains(&name))) => {}
        Some(Value::String(name)) => {
            let name = std::mem::take(name);
            replace_unknown(step, schema, &name);
        }
        Some(Value::Null) => {
            // YAML's unquoted `null` for the type of that name.
            schema.insert("type".to_owned(), json!("null"));
        }
        Some(Value::Array(names)) => {
            names.iter_mut().filter(|name| name.is_null()).for_each(|name| *name = json!("null"));
            names.retain(|name| name.as_str().is_some_and(|name| TYPES.contains(&name)));
        }
        Some(other) => {
            let found = describe(other);
            step.report(texts::keyword_ignored(step.place("type"), "type", "a text", found));
            schema.shift_remove("type");
        }
    }
}

fn replace_unknown(step: &mut Step<'_>, schema: &mut Object, name: &str) {
    let (meant, format) = meaning(name);
    let taken_as = match (meant, format) {
        (Some(meant), Some(format)) => format!("`type: {meant}, format: {format}`"),
        (Some(meant), None) => format!("`type: {meant}`"),
        (None, _) => "any value".to_owned(),
    };
    step.report(texts::unknown_type(step.place("type"), name, &taken_as));
    match meant {
        Some(meant) => drop(schema.insert("type".to_owned(), json!(meant))),
        None => drop(schema.shift_remove("type")),
    }
    if let Some(format) = format {
        schema.entry("format").or_insert(json!(format));
    }
}

/// Returns the type and the format that a wrong name of a type stands for.
fn meaning(name: &str) -> (Option<&'static str>, Option<&'static str>) {
    let lower = name.to_ascii_lowercase();
    if let Some(known) = TYPES.iter().find(|known| **known == lower) {
        return (Some(known), None);
    }
    match lower.as_str() {
        "int" | "long" | "short" => (Some("integer"), None),
        "int32" => (Some("integer"), Some("int32")),
        "int64" => (Some("integer"), Some("int64")),
        "float" => (Some("number"), Some("float")),
        "double" => (Some("number"), Some("double")),
        "decimal" => (Some("number"), None),
        "bool" => (Some("boolean"), None),
        "list" | "tuple" | "set" => (Some("array"), None),
        "dict" | "map" | "hash" => (Some("object"), None),
        "str" | "text" | "enum" => (Some("string"), None),
        "file" | "binary" => (Some("string"), Some("binary")),
        "date-time" | "datetime" | "timestamp" => (Some("string"), Some("date-time")),
        "date" => (Some("string"), Some("date")),
        "uuid" => (Some("string"), Some("uuid")),
        "uri" | "url" => (Some("string"), Some("uri")),
        "email" => (Some("string"), Some("email")),
        "password" => (Some("string"), Some("password")),
        "byte" => (Some("string"), Some("byte")),
        _ => (None, None),
    }
}

/// Leaves out parts that belong to another type than the one given.
pub(super) fn contradict(step: &mut Step<'_>, schema: &mut Object) {
    let Some(name) = schema.get("type").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    for (key, owner) in [("items", "array"), ("properties", "object"), ("additionalProperties", "object")] {
        if name != owner && schema.get(key).is_some_and(Value::is_object) {
            step.report(texts::contradiction(step.place(key), key, &name));
            schema.shift_remove(key);
        }
    }
}

/// Whether a value is of a type.
pub(super) fn fits(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

/// Returns the type of a value.
pub(super) fn type_of(value: &Value) -> Option<&'static str> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => "boolean",
        Value::Number(_) if fits(value, "integer") => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    })
}
