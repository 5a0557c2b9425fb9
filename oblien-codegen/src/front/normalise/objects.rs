//! Members of objects that are named by patterns, or by nothing.
//! Step of the normaliser; `additionalProperties` then admits whatever may arrive.

use serde_json::{Value, json};

use super::tuples::union;
use super::{Object, Step};

/// Patterns that every name matches.
const ALL_NAMES: &[&str] = &["", ".*", "^.*$", ".+", "^.+$", "^.*", ".*$", "^", "$"];

/// Lowers `unevaluatedProperties` and `patternProperties`.
pub(super) fn lower(step: &mut Step<'_>, schema: &mut Object) {
    if let Some(rest @ Value::Object(_)) = schema.shift_remove("unevaluatedProperties")
        && !schema.contains_key("additionalProperties")
    {
        step.note_move("/unevaluatedProperties", "/additionalProperties");
        schema.insert("additionalProperties".to_owned(), rest);
    }
    let Some(Value::Object(patterns)) = schema.shift_remove("patternProperties") else {
        return;
    };
    if patterns.is_empty() {
        return;
    }
    step.note_move("/patternProperties", "/x-pattern-properties");
    let schemas = patterns.values().map(as_object);
    let additional = match schema.get("additionalProperties") {
        Some(Value::Bool(false)) => union(schemas),
        Some(rest @ Value::Object(_)) => union(schemas.chain([rest.clone()])),
        None if patterns.keys().all(|pattern| ALL_NAMES.contains(&pattern.as_str())) => union(schemas),
        _ => Value::Bool(true),
    };
    schema.insert("additionalProperties".to_owned(), additional);
    schema.insert("x-pattern-properties".to_owned(), Value::Object(patterns));
}

/// A schema that may be `true` or `false`, as an object.
fn as_object(schema: &Value) -> Value {
    match schema {
        Value::Bool(true) => json!({}),
        Value::Bool(false) => json!({ "not": {} }),
        other => other.clone(),
    }
}
