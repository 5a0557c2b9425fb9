//! Attributes that settings write above types, as Rust reads them.
//! A part of the settings of types; asked by files of settings and by the lowering.

use syn::Attribute;
use syn::parse::Parser;

/// How an attribute is written, for messages.
pub(crate) const AS_ATTRIBUTE: &str = "write what stands between `#[` and `]`, as in `cfg_attr(feature = \"docs\", derive(utoipa::ToSchema))`; each attribute by itself";

/// Returns what stands between `#[` and `]`, which may be written too.
///
/// # Errors
/// What is wrong with it, for people.
pub(crate) fn read_attribute(text: &str) -> Result<String, String> {
    let text = text.trim();
    let inner = text.strip_prefix("#[").and_then(|rest| rest.strip_suffix(']')).unwrap_or(text).trim();
    match Attribute::parse_outer.parse_str(&format!("#[{inner}]")).as_deref() {
        Ok([_]) if !inner.contains(['\n', '\r']) => Ok(inner.to_owned()),
        Ok([_]) => Err("it has several lines".to_owned()),
        Ok(_) => Err("these are several".to_owned()),
        Err(fault) => Err(fault.to_string()),
    }
}

#[cfg(test)]
mod tests;
