//! What OpenAPI 3.1 and 3.2 add outside of schemas.
//! Steps of the normaliser; new objects are carried in `x-` keys beside what 3.0 knows.

use serde_json::{Map, Value, json};

use super::{Object, Step};
use crate::diagnostics::texts;

/// Carries the webhooks.
pub(super) fn root(root: &mut Object) {
    carry(root, "webhooks", "x-webhooks");
}

/// Drops what the bundler has put in the place of all references to it.
pub(super) fn components(components: &mut Object) {
    components.shift_remove("pathItems");
    components.shift_remove("mediaTypes");
}

/// Carries operations whose method OpenAPI 3.0 doesn't know.
pub(super) fn path_item(item: &mut Object) {
    let mut additional = Map::new();
    if let Some(query) = item.shift_remove("query") {
        additional.insert("QUERY".to_owned(), query);
    }
    if let Some(Value::Object(others)) = item.shift_remove("additionalOperations") {
        additional.extend(others);
    }
    if !additional.is_empty() {
        item.insert("x-additional-operations".to_owned(), Value::Object(additional));
    }
}

/// Carries the schema of a stream's items.
pub(super) fn media_type(step: &mut Step<'_>, media_type: &mut Object) {
    if media_type.contains_key("itemSchema") {
        step.note_move("/itemSchema", "/x-item-schema");
    }
    carry(media_type, "itemSchema", "x-item-schema");
    for key in ["prefixEncoding", "itemEncoding"] {
        if media_type.shift_remove(key).is_some() {
            let message = format!("`{key}` is not supported; the parts are encoded by their types");
            step.report(texts::unsupported(
                step.place(key),
                "positional-encoding",
                &message,
                "name the parts, as members of an object",
            ));
        }
    }
}

/// Takes the summary of OpenAPI 3.2 for a description that is not there.
pub(super) fn response(response: &mut Object) {
    if let Some(summary) = response.get("summary").cloned()
        && !response.contains_key("$ref")
    {
        response.entry("description").or_insert(summary);
    }
}

/// Makes a schema of keywords that stand in the parameter itself, as in Swagger 2.0.
pub(super) fn parameter(parameter: &mut Object) {
    const MOVED: &[&str] =
        &["type", "format", "items", "enum", "default", "minimum", "maximum", "pattern", "minLength", "maxLength"];
    let complete = ["schema", "content", "$ref"].iter().any(|key| parameter.contains_key(*key));
    if complete || !parameter.contains_key("type") {
        return;
    }
    let schema: Object = MOVED.iter().filter_map(|key| parameter.shift_remove_entry(*key)).collect();
    parameter.insert("schema".to_owned(), json!(schema));
}

fn carry(object: &mut Object, from: &str, to: &str) {
    if let Some(value) = object.shift_remove(from) {
        object.insert(to.to_owned(), value);
    }
}
