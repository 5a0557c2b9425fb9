//! Answers of which the description says less than the server needs.
//! Part of the description as it is served.

use serde_json::{Map, Value, json};

/// Gives the contents of a response what the server makes an answer by.
pub(super) fn allow(response: &mut Map<String, Value>) {
    if !response.contains_key("description") {
        return;
    }
    let Some(content) = response.get_mut("content").and_then(Value::as_object_mut) else { return };
    name_media(content);
    add_schema(content);
}

/// JSON is of any media type; the server finds none for that.
fn name_media(content: &mut Map<String, Value>) {
    if let Some(any) = content.remove("*/*") {
        content.entry("application/json").or_insert(any);
    }
}

/// Without a schema the server makes nothing.
fn add_schema(content: &mut Map<String, Value>) {
    for (_, content) in content.iter_mut().filter(|(media, _)| media.contains("json")) {
        if let Some(content) = content.as_object_mut() {
            content.entry("schema").or_insert_with(|| json!({}));
        }
    }
}
