//! Lists of types, which OpenAPI has had since 3.1.
//! Step of the normaliser; `null` becomes `nullable`, and several types become alternatives.

use serde_json::{Value, json};

use super::inference::numeric_format;
use super::references::is_annotation;
use super::types::fits;
use super::{Object, Step, set};

/// Keywords that are about one type only.
pub(super) const OF_STRING: &[&str] =
    &["minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema"];
pub(super) const OF_NUMBER: &[&str] = &["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
pub(super) const OF_OBJECT: &[&str] = &[
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "unevaluatedProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "dependentRequired",
    "dependentSchemas",
];
pub(super) const OF_ARRAY: &[&str] = &[
    "items",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "minContains",
    "maxContains",
];

/// Keywords that combine schemas.
pub(super) const COMBINING: &[&str] = &["allOf", "anyOf", "oneOf", "not", "$ref"];

/// Makes one type of a list of types: `null` becomes `nullable`, several become an `anyOf`.
pub(super) fn split(step: &mut Step<'_>, schema: &mut Object) {
    let mut names = match schema.get("type") {
        Some(Value::String(name)) if name == "null" => vec!["null".to_owned()],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => return,
    };
    if names.iter().any(|name| name == "null") {
        names.retain(|name| name != "null");
        set(schema, "nullable");
        if names.is_empty() && !COMBINING.iter().any(|key| schema.contains_key(*key)) {
            schema.insert("enum".to_owned(), json!([null]));
        }
    }
    if names.iter().any(|name| name == "number") {
        names.retain(|name| name != "integer");
    }
    names.dedup();
    schema.shift_remove("type");
    match names.as_slice() {
        [] => {}
        [name] => drop(schema.insert("type".to_owned(), json!(name))),
        // What is combined says the types again.
        _ if COMBINING.iter().any(|key| schema.contains_key(*key)) => {}
        names => branch(step, schema, names),
    }
}

fn branch(step: &mut Step<'_>, schema: &mut Object, names: &[String]) {
    let shape: Vec<String> = schema.keys().filter(|key| !is_annotation(key)).cloned().collect();
    let shape: Object = shape.into_iter().filter_map(|key| schema.shift_remove_entry(&key)).collect();
    let branches: Vec<Value> = names.iter().filter_map(|name| branch_of(&shape, name, names)).collect();
    for index in 0..branches.len() {
        step.note_move("", &format!("/anyOf/{index}"));
    }
    schema.insert("anyOf".to_owned(), Value::Array(branches));
}

/// Returns the schema of one of several types, `None` if no enumerated value is left for it.
fn branch_of(shape: &Object, name: &str, names: &[String]) -> Option<Value> {
    let mut branch = Object::new();
    branch.insert("type".to_owned(), json!(name));
    for (key, value) in shape {
        if belongs(key, value, name, names) {
            branch.insert(key.clone(), value.clone());
        }
    }
    if let Some(Value::Array(values)) = branch.get_mut("enum") {
        values.retain(|value| fits(value, name));
        if values.is_empty() {
            return None;
        }
    }
    Some(Value::Object(branch))
}

fn belongs(key: &str, value: &Value, name: &str, names: &[String]) -> bool {
    let owners: &[&str] = match key {
        "format" if value.as_str().is_some_and(|format| numeric_format(format).is_some()) => &["number", "integer"],
        "format" if names.iter().any(|name| name == "string") => &["string"],
        "enum" | "format" => return true,
        key if OF_STRING.contains(&key) => &["string"],
        key if OF_NUMBER.contains(&key) => &["number", "integer"],
        key if OF_OBJECT.contains(&key) => &["object"],
        key if OF_ARRAY.contains(&key) => &["array"],
        _ => return false,
    };
    owners.contains(&name)
}
