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

/// Makes the values fit the type, and takes `null` and repetitions out.
pub(super) fn clean(step: &mut Step<'_>, schema: &mut Object) {
    match schema.get("enum") {
        None => return,
        Some(Value::Array(values)) if values.iter().any(|value| !value.is_null()) => {}
        Some(Value::Array(values)) if !values.is_empty() => {
            set(schema, "nullable");
            schema.shift_remove("type");
            return;
        }
        Some(Value::Array(_) | Value::Null) => return drop(schema.shift_remove("enum")),
        Some(other) => {
            step.report(texts::keyword_ignored(step.place("enum"), "enum", "a list", describe(other)));
            return drop(schema.shift_remove("enum"));
        }
    }
    fit(step, schema);
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && remove_null_and_repeated(values)
    {
        set(schema, "nullable");
    }
}

/// Leaves each value once; returns whether `null` was among them.
fn remove_null_and_repeated(values: &mut Vec<Value>) -> bool {
    let some_null = values.iter().any(Value::is_null);
    let mut seen = std::collections::HashSet::new();
    values.retain(|value| !value.is_null() && seen.insert(value.to_string()));
    some_null
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
    for (index, value) in values.iter_mut().enumerate().filter(|(_, value)| !fits_or_null(value, &name)) {
        misfits.push((index, value.clone()));
        if let Some(converted) = converted(value, &name) {
            *value = converted;
        }
    }
    let hopeless = values.iter().any(|value| !fits_or_null(value, &name));
    for (index, value) in misfits {
        let place = step.place_below(&["enum", &index.to_string()]);
        step.report(texts::enumerated_misfit(place, &plain(&value), &name));
    }
    if hopeless {
        schema.shift_remove("type");
    }
}

fn fits_or_null(value: &Value, name: &str) -> bool {
    value.is_null() || fits(value, name)
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
