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
    let is_left = |part: &Value| !matches!(part, Value::Object(members) if describes_only(members));
    let left: Vec<usize> = (0..parts.len()).filter(|index| is_left(&parts[*index])).collect();
    if left.is_empty() || left.len() == parts.len() {
        return;
    }
    step.note_left("allOf", &left);
    let mut described = Object::new();
    parts.retain_mut(|part| match part {
        Value::Object(members) if describes_only(members) => {
            members.shift_remove("type");
            described.append(members);
            false
        }
        _ => true,
    });
    for (key, value) in described {
        schema.entry(key).or_insert(value);
    }
}

/// Whether a part only describes; one that says nothing but `nullable` names the type of its neighbours again.
fn describes_only(part: &Object) -> bool {
    let is_nullable = part.get("nullable") == Some(&Value::Bool(true));
    part.keys().all(|key| is_annotation(key) || (is_nullable && key == "type"))
}
