//! Names on the wire to names in Rust: casing, keywords, characters that no identifier can hold.
//! Used by both doors, so that a declared endpoint is named as a generated one would be.

use std::borrow::Cow;

use proc_macro2::{Ident, Span};
use unicode_ident::is_xid_continue;

use crate::words;

/// Keywords of every edition, and the identifiers that cannot be written raw.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum", "extern",
    "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];
const NEVER_RAW: &[&str] = &["self", "super", "crate", "Self", "_"];

/// Returns a name in `snake_case`, never empty and never starting with a digit; it may be a keyword.
#[must_use]
pub fn snake_case(wire: &str) -> String {
    let mut name = String::with_capacity(wire.len() + 4);
    words::each(&spell(wire), |word| {
        if !name.is_empty() {
            name.push('_');
        }
        words::push_small(word, &mut name);
    });
    let name = if name.is_empty() { "value".to_owned() } else { name };
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("n{name}") } else { name }
}

/// Returns a name in `UpperCamelCase` for a type, never empty and never starting with a digit.
#[must_use]
pub fn type_name(wire: &str) -> String {
    let mut name = String::with_capacity(wire.len());
    words::each(&spell(wire), |word| words::push_capitalised(word, &mut name));
    match name.chars().next() {
        None => "Value".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("N{name}"),
        Some(_) if name == "Self" => "SelfType".to_owned(),
        Some(_) => name,
    }
}

/// Returns a name in `UpperCamelCase` for a variant; an empty word is `Empty`, a number keeps its sign.
#[must_use]
pub fn variant_name(wire: &str) -> String {
    match wire {
        "" => "Empty".to_owned(),
        "*" => "Any".to_owned(),
        _ => type_name(wire),
    }
}

/// Returns the identifier of a field, a method or an argument; keywords are written raw.
#[must_use]
pub fn field_ident(snake: &str) -> Ident {
    if NEVER_RAW.contains(&snake) {
        return Ident::new(&format!("{snake}_"), Span::call_site());
    }
    if KEYWORDS.contains(&snake) {
        return Ident::new_raw(snake, Span::call_site());
    }
    Ident::new(snake, Span::call_site())
}

/// Returns the text of an identifier without the `r#` of a raw one.
pub(crate) fn unraw(name: &Ident) -> String {
    let text = name.to_string();
    text.strip_prefix("r#").map_or_else(|| text.clone(), str::to_owned)
}

/// Returns the name of the trait of the scopes that may call an endpoint.
#[must_use]
pub fn allows_trait(endpoint: &Ident) -> Ident {
    Ident::new(&format!("Allows{endpoint}"), endpoint.span())
}

/// Replaces what no identifier can hold by words or by a word boundary.
fn spell(wire: &str) -> Cow<'_, str> {
    // Which is a boundary already.
    if wire.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.') {
        return Cow::Borrowed(wire);
    }
    let mut spelt = String::with_capacity(wire.len());
    for (index, character) in wire.char_indices() {
        match character {
            '+' if is_sign(wire, index) => spelt.push_str(" plus "),
            '-' if is_sign(wire, index) => spelt.push_str(" minus "),
            '<' => spelt.push_str(" less "),
            '>' => spelt.push_str(" greater "),
            '=' => spelt.push_str(" equal "),
            '%' => spelt.push_str(" percent "),
            '&' => spelt.push_str(" and "),
            _ if character.is_alphanumeric() && is_xid_continue(character) => spelt.push(character),
            _ if character.is_ascii() || character.is_whitespace() => spelt.push(' '),
            _ if is_xid_continue(character) => spelt.push(character),
            _ => spelt.push_str(&format!(" u{:x} ", u32::from(character))),
        }
    }
    Cow::Owned(spelt)
}

/// A sign stands before a digit at the start, or alone.
fn is_sign(wire: &str, index: usize) -> bool {
    index == 0 && (wire.len() == 1 || wire[1..].starts_with(|next: char| next.is_ascii_digit()))
}
