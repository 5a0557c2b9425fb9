//! JSON pointers (RFC 6901): building them, taking them apart, following them.
//! Used wherever a place in a description is named, from the bundler to the diagnostics.

use std::borrow::Cow;

use serde_json::Value;

/// Appends one segment to a pointer.
pub(crate) fn push(pointer: &mut String, segment: &str) {
    pointer.push('/');
    pointer.push_str(&escape(segment));
}

/// Returns the pointer to a member or an element of what `pointer` points to.
pub(crate) fn join(pointer: &str, segment: &str) -> String {
    let mut joined = String::with_capacity(pointer.len() + segment.len() + 1);
    joined.push_str(pointer);
    push(&mut joined, segment);
    joined
}

/// Returns the segment as it is written in a pointer.
pub(crate) fn escape(segment: &str) -> Cow<'_, str> {
    match segment.contains(['~', '/']) {
        true => Cow::Owned(segment.replace('~', "~0").replace('/', "~1")),
        false => Cow::Borrowed(segment),
    }
}

/// Returns the key that a segment of a pointer stands for.
pub(crate) fn unescape(segment: &str) -> Cow<'_, str> {
    match segment.contains('~') {
        true => Cow::Owned(segment.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(segment),
    }
}

/// Returns the keys along a pointer, outermost first.
pub(crate) fn segments(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(unescape)
}

/// Returns the pointer to the container of what `pointer` points to, `None` for the root.
pub(crate) fn parent(pointer: &str) -> Option<&str> {
    pointer.rfind('/').map(|end| &pointer[..end])
}

/// Returns the member or the element of `value` under `segment`.
pub(crate) fn step<'value>(value: &'value Value, segment: &str) -> Option<&'value Value> {
    match value {
        Value::Object(object) => object.get(segment),
        Value::Array(array) => array.get(segment.parse::<usize>().ok()?),
        _ => None,
    }
}
