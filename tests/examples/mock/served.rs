//! The description as the mock server reads it: it says as limits what formats of integers and discriminators mean, and asks for
//! answers in which not everything optional is there; callbacks are left out, as the server would make them.
//! A copy beside the program; a description of several files is served as it is.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::calls::plain;
use crate::description::Description;
use crate::marks::say_marks;

/// Formats that say which integers there are, and the least and the most.
const FORMATS: [(&str, i64, u64); 8] = [
    ("int8", -128, 127),
    ("int16", -32_768, 32_767),
    ("int32", -2_147_483_648, 2_147_483_647),
    ("uint8", 0, 255),
    ("uint16", 0, 65_535),
    ("uint32", 0, 4_294_967_295),
    ("uint64", 0, 9_007_199_254_740_991),
    ("uint", 0, 9_007_199_254_740_991),
];

/// Writes the copy; returns the file that is to be served.
pub(crate) fn served(path: &Path, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let mut value = Description::read(path)?.root.value.clone();
    if refers_to_files(&value) {
        return Ok(path.to_owned());
    }
    limit(&mut value);
    say_marks(&mut value);
    plain_paths(&mut value);
    value["x-json-schema-faker"] =
        json!({ "alwaysFakeOptionals": false, "optionalsProbability": 0.7, "fixedProbabilities": false });
    let copy = folder.join("description.json");
    fs::write(&copy, value.to_string())?;
    Ok(copy)
}

fn refers_to_files(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            let is_file = |target: &Value| target.as_str().is_some_and(|target| !target.starts_with('#'));
            members.get("$ref").is_some_and(is_file) || members.values().any(refers_to_files)
        }
        Value::Array(items) => items.iter().any(refers_to_files),
        _ => false,
    }
}

/// Writes paths as OpenAPI has them: the server ends over one without a slash, and takes operators for names.
fn plain_paths(description: &mut Value) {
    let Some(paths) = description.get_mut("paths").and_then(Value::as_object_mut) else { return };
    for (path, item) in std::mem::take(paths) {
        paths.entry(plain(&path)).or_insert(item);
    }
}

fn limit(value: &mut Value) {
    match value {
        Value::Object(members) => {
            // The server would call others.
            if members.contains_key("responses") {
                members.remove("callbacks");
            }
            limit_one(members);
            members.values_mut().for_each(limit);
        }
        Value::Array(items) => items.iter_mut().for_each(limit),
        _ => {}
    }
}

fn limit_one(schema: &mut Map<String, Value>) {
    let is_integer = schema.get("type").is_some_and(|ty| ty == "integer" || *ty == json!(["integer", "null"]));
    let format = schema.get("format").and_then(Value::as_str);
    let Some((_, least, most)) = FORMATS.iter().find(|(name, ..)| is_integer && format == Some(name)) else { return };
    for (key, exclusive, bound) in [("minimum", "exclusiveMinimum", json!(least)), ("maximum", "exclusiveMaximum", json!(most))] {
        if !schema.contains_key(exclusive) {
            schema.entry(key).or_insert(bound);
        }
    }
}
