//! Values held against schemas of the description.
//! The document's components come along, so that references resolve. An object that the description does not leave open
//! is closed here: members that it does not name would be lost in a client, so a recorded one is a fault.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use jsonschema::Validator;
use serde_json::{Value, json};

use super::description::document;

/// One validator a schema: making them is most of the work.
static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// Checks a value against a schema of the description.
///
/// # Errors
/// Lists every fault with the place in the value.
pub(super) fn check(schema: &Value, value: &Value) -> Result<(), String> {
    let faults: Vec<_> =
        validator(schema).iter_errors(value).map(|error| format!("at `{}`: {error}", error.instance_path())).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n  ")) }
}

fn validator(schema: &Value) -> Arc<Validator> {
    let mut validators = VALIDATORS.lock().expect("no test fails while it holds the validators");
    let make = || Arc::new(jsonschema::draft202012::new(&complete(schema)).expect("schemas are valid"));
    Arc::clone(validators.entry(schema.to_string()).or_insert_with(make))
}

fn complete(schema: &Value) -> Value {
    let mut schema = schema.clone();
    schema["components"] = json!({ "schemas": document()["components"]["schemas"] });
    close(&mut schema);
    schema
}

fn close(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if object.get("properties").is_some_and(Value::is_object) {
                object.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            object.values_mut().for_each(close);
        }
        Value::Array(elements) => elements.iter_mut().for_each(close),
        _ => {}
    }
}
