//! Types that go without saying.
//! Step of the normaliser; later stages need not guess from other keywords.

use serde_json::{Value, json};

use super::type_lists::{COMBINING, OF_ARRAY, OF_OBJECT, OF_STRING};
use super::types::type_of;
use super::{Object, Step};

/// Adds the type where the other keywords leave no doubt.
pub(super) fn infer(_: &mut Step<'_>, schema: &mut Object) {
    if schema.contains_key("type") || COMBINING.iter().any(|key| schema.contains_key(*key)) {
        return;
    }
    let has = |keys: &[&str]| keys.iter().any(|key| schema.contains_key(*key));
    let inferred = match schema.get("enum") {
        Some(Value::Array(values)) => enumerated_type(values),
        _ if has(OF_OBJECT) => Some("object"),
        _ if has(OF_ARRAY) || schema.contains_key("x-prefix-items") => Some("array"),
        _ if has(OF_STRING) => Some("string"),
        _ => schema.get("format").and_then(Value::as_str).and_then(format_type),
    };
    if let Some(inferred) = inferred {
        schema.insert("type".to_owned(), json!(inferred));
    }
}

fn enumerated_type(values: &[Value]) -> Option<&'static str> {
    let mut types = values.iter().map(type_of);
    let first = types.next()??;
    let same = |found| match (first, found) {
        (first, Some(found)) if first == found => Some(first),
        ("integer" | "number", Some("integer" | "number")) => Some("number"),
        _ => None,
    };
    types.try_fold(first, |all, found| if all == "number" { same(found).map(|_| "number") } else { same(found) })
}

fn format_type(format: &str) -> Option<&'static str> {
    match format {
        "date-time" | "date" | "time" | "uuid" | "uri" | "email" | "byte" | "binary" | "password" | "hostname" | "ipv4"
        | "ipv6" => Some("string"),
        format => numeric_format(format),
    }
}

pub(super) fn numeric_format(format: &str) -> Option<&'static str> {
    match format {
        "int32" | "int64" | "uint32" | "uint64" | "int8" | "int16" | "uint8" | "uint16" => Some("integer"),
        "float" | "double" => Some("number"),
        _ => None,
    }
}
