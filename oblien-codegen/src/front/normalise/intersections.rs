//! Parts of an `allOf` that only describe, like `{nullable: true}` beside a reference.
//! Step of the normaliser; what they say is said by the schema around them instead.

use serde_json::Value;

use super::references::is_annotation;
use super::{Object, Step};

/// Takes the describing parts apart; the last remaining part stays a part.
pub(super) fn lower(step: &mut Step<'_>, schema: &mut Object) {
    let Some(Value::Array(parts)) = schema.get_mut("allOf") else {
        return;
    };
    let left: Vec<usize> = (0..parts.len()).filter(|index| !describes_only(&parts[*index])).collect();
    if left.is_empty() || left.len() == parts.len() {
        return;
    }
    step.note_left("allOf", &left);
    let mut described = Object::new();
    parts.retain_mut(|part| match part {
        Value::Object(part) if part.keys().all(|key| is_annotation(key)) => {
            described.append(part);
            false
        }
        _ => true,
    });
    for (key, value) in described {
        schema.entry(key).or_insert(value);
    }
}

fn describes_only(part: &Value) -> bool {
    matches!(part, Value::Object(part) if part.keys().all(|key| is_annotation(key)))
}
