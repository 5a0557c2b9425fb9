//! Alternatives: `null` among them, only one of them, and the discriminator.
//! Steps of the normaliser; afterwards no alternative is `null`, and `nullable` says it instead.

use serde_json::{Value, json};

use super::references::{add_part, is_annotation};
use super::{Object, Step, is_set, set};
use crate::diagnostics::texts;

/// Takes `null` out of the alternatives, and the alternatives apart where one is left.
pub(super) fn drop_null(step: &mut Step<'_>, schema: &mut Object) {
    if is_set(schema, "x-nullable") {
        set(schema, "nullable");
    }
    for key in ["anyOf", "oneOf"] {
        drop_null_of(step, schema, key);
    }
}

fn drop_null_of(step: &mut Step<'_>, schema: &mut Object, key: &str) {
    let Some(Value::Array(branches)) = schema.get_mut(key) else {
        return;
    };
    let before = branches.len();
    let left: Vec<usize> = (0..before).filter(|index| !is_null(&branches[*index])).collect();
    branches.retain(|branch| !is_null(branch));
    let nullable = branches.iter().any(admits_null) || left.len() < before;
    if nullable {
        set(schema, "nullable");
    }
    match left.as_slice() {
        [] => {
            schema.shift_remove(key);
            if before > 0 && !schema.contains_key("type") {
                schema.insert("enum".to_owned(), json!([null]));
            }
        }
        [index] if left.len() < before || is_sole_reference(schema, key) => {
            if let Some(Value::Array(mut branches)) = schema.shift_remove(key)
                && let Some(branch) = branches.pop()
            {
                // With nothing to tell apart it would speak of the schemas below.
                schema.shift_remove("discriminator");
                absorb(step, schema, branch, &format!("/{key}/{index}"));
            }
        }
        left => step.note_left(key, left),
    }
}

/// Whether the alternatives are one reference, which says the same by itself.
///
/// One alternative that is written out stays, since others may be added to it one day.
fn is_sole_reference(schema: &Object, key: &str) -> bool {
    let branch = schema.get(key).and_then(|branches| branches.get(0));
    !schema.contains_key("discriminator") && branch.is_some_and(|branch| branch.get("$ref").is_some())
}

/// Makes the only alternative part of the schema around it.
fn absorb(step: &mut Step<'_>, schema: &mut Object, branch: Value, from: &str) {
    let describes_only = schema.keys().all(|key| is_annotation(key));
    match branch {
        Value::Object(branch) if branch.contains_key("$ref") && schema.is_empty() => *schema = branch,
        Value::Object(branch) if !branch.contains_key("$ref") && describes_only => {
            step.note_move(from, "");
            for (key, value) in branch {
                schema.entry(key).or_insert(value);
            }
        }
        branch => {
            let index = add_part(schema, branch);
            step.note_move(from, &format!("/allOf/{index}"));
        }
    }
}

/// Whether an alternative is `null` and nothing else.
fn is_null(branch: &Value) -> bool {
    let Value::Object(branch) = branch else {
        return false;
    };
    let only_null =
        |value: &Value| matches!(value, Value::Array(values) if matches!(values.as_slice(), [only] if is_null_name(only)));
    let by_type = branch.get("type").is_some_and(|name| is_null_name(name) || only_null(name));
    let by_value = branch.get("enum").is_some_and(|values| values == &json!([null])) || branch.get("const") == Some(&Value::Null);
    by_type || by_value
}

fn is_null_name(name: &Value) -> bool {
    name.is_null() || name == "null"
}

/// Whether an alternative that is written out admits `null`.
fn admits_null(branch: &Value) -> bool {
    let Value::Object(branch) = branch else {
        return false;
    };
    let listed = branch.get("type").and_then(Value::as_array).is_some_and(|names| names.iter().any(is_null_name));
    listed || is_set(branch, "nullable") || is_set(branch, "x-nullable")
}

/// Makes a discriminator the object that OpenAPI 3.0 knows.
pub(super) fn discriminate(step: &mut Step<'_>, schema: &mut Object) {
    match schema.get_mut("discriminator") {
        Some(Value::String(property)) => {
            let property = std::mem::take(property);
            step.report(texts::discriminator_text(step.place("discriminator"), &property));
            match property.is_empty() {
                true => schema.shift_remove("discriminator"),
                false => schema.insert("discriminator".to_owned(), json!({ "propertyName": property })),
            };
        }
        Some(Value::Object(discriminator)) => {
            if let Some(target) = discriminator.shift_remove("defaultMapping") {
                discriminator.insert("x-default-mapping".to_owned(), target);
            }
        }
        _ => {}
    }
}
