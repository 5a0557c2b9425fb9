//! Variables of paths that are written as RFC 6570 has them, `{.color*}` for `{color}`, and blanks around paths.
//! Step of the normaliser. OpenAPI has the names alone; how a value is written is said at its parameter.

use super::{Object, Step};
use crate::source::pointer;

/// Leaves only the names between the braces, and no blanks around the path, unless there is such a path already.
pub(super) fn plain_variables(step: &mut Step<'_>, paths: &mut Object) {
    if paths.keys().all(|path| plain(path) == *path) {
        return;
    }
    for (path, item) in std::mem::take(paths) {
        let plain = plain(&path);
        if plain == path || paths.contains_key(&plain) {
            paths.insert(path, item);
        } else {
            step.note_move(&pointer::join("", &path), &pointer::join("", &plain));
            paths.insert(plain, item);
        }
    }
}

fn plain(path: &str) -> String {
    let mut plain = String::with_capacity(path.len());
    let mut rest = path.trim();
    while let Some((before, after)) = rest.split_once('{') {
        let (variable, behind) = after.split_once('}').unwrap_or((after, ""));
        let name = variable.trim_start_matches(['.', ';', '+', '/', '?', '&', '#']).trim_end_matches('*');
        plain.push_str(before);
        // An expression of several names is none of a parameter.
        let is_name = !name.is_empty() && !name.contains(',') && rest.contains('}');
        plain.push_str(&if is_name { format!("{{{name}}}") } else { rest[before.len()..rest.len() - behind.len()].to_owned() });
        rest = behind;
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests;
