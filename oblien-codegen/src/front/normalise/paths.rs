//! Variables of paths that are written as RFC 6570 or a router has them: `{.color*}` and `{color:[a-z]+}` for `{color}`; and
//! blanks around paths.
//! Step of the normaliser. OpenAPI has the names alone; how a value is written is said at its parameter.

use std::collections::HashSet;

use serde_json::Value;

use super::{Object, Step};
use crate::source::pointer;

/// Leaves only the names between the braces, and no blanks around the path, unless there is such a path already.
pub(super) fn plain_variables(step: &mut Step<'_>, paths: &mut Object) {
    if paths.iter().all(|(path, item)| plain(path, item) == *path) {
        return;
    }
    let written: HashSet<String> = paths.keys().cloned().collect();
    for (path, item) in std::mem::take(paths) {
        let plain = plain(&path, &item);
        if plain == path || written.contains(&plain) || paths.contains_key(&plain) {
            paths.insert(path, item);
        } else {
            step.note_move(&pointer::join("", &path), &pointer::join("", &plain));
            paths.insert(plain, item);
        }
    }
}

fn plain(path: &str, item: &Value) -> String {
    let mut plain = String::with_capacity(path.len());
    let mut rest = path.trim();
    while let Some((before, after)) = rest.split_once('{') {
        let Some(length) = length_of_expression(after) else { break };
        plain.push_str(before);
        plain.push_str(&sent(&after[..length], item));
        rest = &after[length + 1..];
    }
    plain.push_str(rest);
    plain
}

/// Returns how much of a text is before the brace that closes the one before it; patterns have braces of their own.
fn length_of_expression(text: &str) -> Option<usize> {
    let mut open = 1_usize;
    text.bytes().position(|byte| {
        match byte {
            b'{' => open += 1,
            b'}' => open -= 1,
            _ => {}
        }
        open == 0
    })
}

/// Returns what an expression adds to the path.
fn sent(expression: &str, item: &Value) -> String {
    // The query is made of the parameters that are in it.
    if expression.len() > 1 && expression.starts_with(['?', '&']) {
        return String::new();
    }
    let name = expression.trim_start_matches(['.', ';', '+', '/', '#']).trim_end_matches('*');
    let name = match name.split_once(':') {
        Some((name, _)) if is_word(name) && !is_described(expression, item) => name,
        _ => name,
    };
    // An expression of several names is none of a parameter.
    let is_name = !name.is_empty() && !name.contains(',');
    format!("{{{}}}", if is_name { name } else { expression })
}

fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|character| character.is_alphanumeric() || character == '_' || character == '-')
}

/// Whether a parameter has all of an expression for its name.
fn is_described(expression: &str, item: &Value) -> bool {
    let Value::Object(members) = item else { return false };
    let parameters = members.values().filter_map(|operation| operation.get("parameters")).chain(members.get("parameters"));
    let mut parameters = parameters.filter_map(Value::as_array).flatten();
    parameters.any(|parameter| parameter.get("name").and_then(Value::as_str) == Some(expression))
}

#[cfg(test)]
mod tests;
