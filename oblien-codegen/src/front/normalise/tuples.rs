//! Arrays with a schema for each position.
//! Step of the normaliser; `items` becomes the union of what the positions admit.

use serde_json::{Value, json};

use super::{Object, Step};

/// Keeps the positions in `x-prefix-items` and joins them in `items`.
pub(super) fn lower(step: &mut Step<'_>, schema: &mut Object) {
    let (positions, rest) = match (schema.shift_remove("prefixItems"), schema.get("items")) {
        (Some(Value::Array(positions)), _) => {
            step.note_move("/prefixItems", "/x-prefix-items");
            let rest = schema.shift_remove("items");
            (positions, rest.or_else(|| schema.shift_remove("unevaluatedItems")))
        }
        // The form of JSON Schema before 2020.
        (_, Some(Value::Array(_))) => {
            step.note_move("/items", "/x-prefix-items");
            let Some(Value::Array(positions)) = schema.shift_remove("items") else {
                return;
            };
            (positions, schema.shift_remove("additionalItems"))
        }
        _ => return,
    };
    let limit = schema.get("maxItems").and_then(Value::as_u64);
    let closed = limit.is_some_and(|limit| limit <= positions.len() as u64);
    let items = match rest {
        Some(Value::Bool(false)) => union(positions.iter().cloned()),
        Some(rest @ Value::Object(_)) => union(positions.iter().cloned().chain([rest])),
        _ if closed => union(positions.iter().cloned()),
        _ => json!({}),
    };
    schema.insert("items".to_owned(), items);
    schema.insert("x-prefix-items".to_owned(), Value::Array(positions));
}

/// Returns the schema that admits what any of the given ones admits.
pub(super) fn union(schemas: impl Iterator<Item = Value>) -> Value {
    let mut distinct: Vec<Value> = Vec::new();
    for schema in schemas {
        if !distinct.contains(&schema) {
            distinct.push(schema);
        }
    }
    match distinct.len() {
        0 => json!({}),
        1 => distinct.swap_remove(0),
        _ => json!({ "anyOf": distinct }),
    }
}
