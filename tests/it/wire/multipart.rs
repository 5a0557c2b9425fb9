//! Forms of parts as values: of each part its headers, as they were sent, and its content in base64.
//! The recordings hold them so; what arrives is taken apart here.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// The content type with a word in place of the boundary, which is another one every time.
pub(super) const CONTENT_TYPE: &str = "multipart/form-data; boundary=<boundary>";

/// Returns the boundary of a form's content type.
pub(super) fn boundary(content_type: &str) -> Option<&str> {
    content_type.strip_prefix("multipart/form-data; boundary=").map(|boundary| boundary.trim_matches('"'))
}

/// Returns a recorded form.
pub(super) fn recorded(parts: &Value) -> Value {
    let part = |part: &Value| json!({ "headers": part["headers"], "base64": part["base64"] });
    parts.as_array().unwrap().iter().map(part).collect()
}

/// Takes a form apart that arrived; nothing if it is none.
pub(super) fn received(body: &[u8], boundary: &str) -> Option<Value> {
    let rest = body.strip_prefix(format!("--{boundary}\r\n").as_bytes())?;
    let rest = rest.strip_suffix(format!("\r\n--{boundary}--\r\n").as_bytes())?;
    split(rest, format!("\r\n--{boundary}\r\n").as_bytes()).into_iter().map(part).collect()
}

fn part(part: &[u8]) -> Option<Value> {
    let end = find(part, b"\r\n\r\n")?;
    let headers: Vec<&str> = std::str::from_utf8(&part[..end]).ok()?.split("\r\n").collect();
    Some(json!({ "headers": headers, "base64": STANDARD.encode(&part[end + 4..]) }))
}

fn split<'a>(mut text: &'a [u8], separator: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    while let Some(place) = find(text, separator) {
        parts.push(&text[..place]);
        text = &text[place + separator.len()..];
    }
    parts.push(text);
    parts
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
