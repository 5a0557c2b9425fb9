//! What OpenAPI ignores and the server does not: parameters that are the business of other parts, and what stands beside a reference.
//! Part of the description as it is served.

use serde_json::{Map, Value};

/// Headers that are no parameters, whatever a description says.
const IGNORED: [&str; 3] = ["accept", "authorization", "content-type"];

/// Takes away what OpenAPI ignores.
pub(super) fn leave_out(description: &mut Value) {
    let parameters = description["components"]["parameters"].clone();
    let is_3_0 = description["openapi"].as_str().is_some_and(|version| version.starts_with("3.0"));
    leave_out_of(description, &parameters, is_3_0);
}

fn leave_out_of(value: &mut Value, known: &Value, is_3_0: bool) {
    match value {
        Value::Object(members) => {
            if let Some(Value::Array(parameters)) = members.get_mut("parameters") {
                parameters.retain(|parameter| !is_ignored(parameter, known));
            }
            if is_3_0 {
                keep_reference(members);
            }
            members.values_mut().for_each(|value| leave_out_of(value, known, is_3_0));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| leave_out_of(item, known, is_3_0)),
        _ => {}
    }
}

fn is_ignored(parameter: &Value, known: &Value) -> bool {
    let name = parameter["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/components/parameters/"));
    let parameter = name.map_or(parameter, |name| &known[name]);
    let is_named = parameter["name"].as_str().is_some_and(|name| IGNORED.contains(&name.to_ascii_lowercase().as_str()));
    parameter["in"] == "header" && is_named
}

/// Of an object with a reference, 3.0 knows the reference only.
fn keep_reference(members: &mut Map<String, Value>) {
    if members.get("$ref").and_then(Value::as_str).is_some_and(|reference| reference.starts_with("#/components/")) {
        members.retain(|name, _| name == "$ref");
    }
}
