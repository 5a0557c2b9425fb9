//! The description as the mock server reads it: it says as limits what formats and discriminators mean, and asks for answers in
//! which not everything optional is there; callbacks are left out, as the server would make them, and what OpenAPI ignores.
//! A copy beside the program; a description of several files is served as it is.

mod answers;
mod formats;
mod requests;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::calls::plain;
use crate::description::Description;
use crate::marks::say_marks;

/// Writes the copy; returns the file that is to be served.
pub(crate) fn served(path: &Path, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let mut value = Description::read(path)?.root.value.clone();
    if refers_to_files(&value) {
        return Ok(path.to_owned());
    }
    requests::leave_out(&mut value);
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
            formats::say(members);
            answers::allow(members);
            members.values_mut().for_each(limit);
        }
        Value::Array(items) => items.iter_mut().for_each(limit),
        _ => {}
    }
}
