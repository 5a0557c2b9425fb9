//! Extensions that the generator reads: of the type it expects, or an error that says so.
//! Part of the lowering.

use indexmap::IndexMap;
use serde_json::Value;

use crate::lower::context::Lowering;
use crate::lower::texts;

/// Reads an extension that is a text; `pointer` is the object it stands in.
pub(super) fn text(
    lowering: &mut Lowering<'_>,
    extensions: &IndexMap<String, Value>,
    key: &str,
    pointer: &str,
) -> Option<String> {
    let value = extensions.get(key)?;
    if value.as_str().is_none() {
        complain(lowering, key, pointer, "a text");
    }
    value.as_str().map(str::to_owned)
}

/// Reads an extension that is true or false.
pub(super) fn flag(lowering: &mut Lowering<'_>, extensions: &IndexMap<String, Value>, key: &str, pointer: &str) -> bool {
    let Some(value) = extensions.get(key) else { return false };
    if value.as_bool().is_none() {
        complain(lowering, key, pointer, "`true` or `false`");
    }
    value.as_bool().unwrap_or(false)
}

pub(super) fn complain(lowering: &mut Lowering<'_>, key: &str, pointer: &str, wanted: &str) {
    let place = lowering.place(&format!("{pointer}/{key}"));
    lowering.diagnostics.push(texts::extension_type(place, key, wanted));
}
