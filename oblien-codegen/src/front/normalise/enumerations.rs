//! Enumerated values: `const`, `null` among them, and values that don't fit the type.
//! Steps of the normaliser; afterwards all values of an `enum` are of the type beside it.

use serde_json::{Value, json};

use super::types::{fits, type_of};
use super::{Object, Step, set};
use crate::diagnostics::texts;
use crate::front::kinds::describe;

/// Makes `const` an `enum` of one value, and keeps it in `x-const`.
pub(super) fn constant(_: &mut Step<'_>, schema: &mut Object) {
    let Some(value) = schema.shift_remove("const") else {
        return;
    };
    if schema.get("type").is_some_and(Value::is_array)
        && let Some(name) = type_of(&value)
    {
        schema.insert("type".to_owned(), json!(name));
    }
    schema.insert("enum".to_owned(), Value::Array(vec![value.clone()]));
    schema.insert("x-const".to_owned(), value);
}

/// Takes `null` and repetitions out, and makes the values fit the type.
pub(super) fn clean(step: &mut Step<'_>, schema: &mut Object) {
    match schema.get_mut("enum") {
        None => return,
        Some(Value::Array(values)) if !values.is_empty() => {
            let all_null = values.iter().all(Value::is_null);
            let some_null = values.iter().any(Value::is_null);
            remove_repeated(values);
            if !all_null {
                values.retain(|value| !value.is_null());
            }
            if some_null {
                set(schema, "nullable");
            }
            if all_null {
                schema.shift_remove("type");
                return;
            }
        }
        Some(Value::Array(_) | Value::Null) => drop(schema.shift_remove("enum")),
        Some(other) => {
            let found = describe(other);
            step.report(texts::keyword_ignored(step.place("enum"), "enum", "a list", found));
            schema.shift_remove("enum");
        }
    }
    fit(step, schema);
}

fn remove_repeated(values: &mut Vec<Value>) {
    let mut seen = std::collections::HashSet::new();
    values.retain(|value| seen.insert(value.to_string()));
}

fn fit(step: &mut Step<'_>, schema: &mut Object) {
    let Some(name) = schema.get("type").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    match name.as_str() {
        "array" => return move_to_items(schema),
        // Nothing is generated from enumerated objects.
        "object" => return drop(schema.shift_remove("enum")),
        _ => {}
    }
    let Some(Value::Array(values)) = schema.get_mut("enum") else {
        return;
    };
    let mut misfits = Vec::new();
    for (index, value) in values.iter_mut().enumerate().filter(|(_, value)| !fits(value, &name)) {
        misfits.push((index, value.clone()));
        if let Some(converted) = converted(value, &name) {
            *value = converted;
        }
    }
    let hopeless = values.iter().any(|value| !fits(value, &name));
    for (index, value) in misfits {
        let place = step.place_below(&["enum", &index.to_string()]);
        step.report(texts::enumerated_misfit(place, &plain(&value), &name));
    }
    if hopeless {
        schema.shift_remove("type");
    }
}

/// Values listed at an array are those of its elements.
fn move_to_items(schema: &mut Object) {
    let Some(values) = schema.shift_remove("enum") else {
        return;
    };
    let scalars = values.as_array().is_some_and(|values| values.iter().all(|value| !value.is_array() && !value.is_object()));
    if !scalars {
        return;
    }
    let items = schema.entry("items").or_insert_with(|| json!({}));
    if let Value::Object(items) = items
        && !items.contains_key("$ref")
    {
        items.entry("enum").or_insert(values);
    }
}

fn converted(value: &Value, name: &str) -> Option<Value> {
    let text = plain(value);
    match name {
        "string" => (!value.is_array() && !value.is_object()).then_some(Value::String(text)),
        "integer" => text.parse::<i64>().ok().map(Value::from),
        "number" => text.parse::<f64>().ok().map(Value::from),
        "boolean" => text.parse::<bool>().ok().map(Value::from),
        _ => None,
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
