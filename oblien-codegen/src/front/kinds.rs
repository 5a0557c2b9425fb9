//! Names of JSON's kinds of values, for messages.
//! Used by every pass that finds one kind where another belongs.

use serde_json::Value;

/// Returns what a value is, with its article.
pub(crate) fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
