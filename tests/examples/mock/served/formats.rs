//! What formats of texts and integers mean, in words of JSON Schema.
//! Part of the description as it is served.

use serde_json::{Map, Value, json};

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

/// Formats of texts that the server asks for but does not make, as patterns, which it does.
const PATTERNS: [(&str, &str); 3] = [
    ("byte", "^([A-Za-z0-9+/]{4}){0,6}([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$"),
    ("uri", "^https://[a-z]+\\.[a-z]+/[a-z0-9]+$"),
    ("url", "^https://[a-z]+\\.[a-z]+/[a-z0-9]+$"),
];

/// Says of a schema what its format means.
pub(super) fn say(schema: &mut Map<String, Value>) {
    limit(schema);
    write_pattern(schema);
}

fn limit(schema: &mut Map<String, Value>) {
    let is_integer = schema.get("type").is_some_and(|ty| ty == "integer" || *ty == json!(["integer", "null"]));
    let format = schema.get("format").and_then(Value::as_str);
    let Some((_, least, most)) = FORMATS.iter().find(|(name, ..)| is_integer && format == Some(name)) else { return };
    for (key, exclusive, bound) in [("minimum", "exclusiveMinimum", json!(least)), ("maximum", "exclusiveMaximum", json!(most))] {
        if !schema.contains_key(exclusive) {
            schema.entry(key).or_insert(bound);
        }
    }
}

/// Writes a format of texts as a pattern, where nothing else is said of them.
fn write_pattern(schema: &mut Map<String, Value>) {
    let is_said = ["pattern", "enum", "const", "minLength", "maxLength"].iter().any(|key| schema.contains_key(*key));
    let is_text = schema.get("type").is_some_and(|ty| ty == "string" || *ty == json!(["string", "null"]));
    let format = schema.get("format").and_then(Value::as_str);
    let Some((_, pattern)) = PATTERNS.iter().find(|(name, _)| is_text && !is_said && format == Some(name)) else { return };
    schema.remove("format");
    schema.insert("pattern".to_owned(), json!(pattern));
}
