//! Which media types a request asks for: those of the description, in its order.
//! Part of the lowering of replies. What the runtime asks for by itself need not be said.

use crate::lower::choice::Choice;
use crate::lower::media::{self, Kind};

/// What to ask for what is read at once; `None` if the runtime does, or if other content could come by that name.
pub(super) fn accept(choices: &[Choice<'_>]) -> Option<String> {
    let names = distinct(choices.iter().flat_map(wanted).filter(|name| can_be_sent(name)));
    let others = distinct(choices.iter().flat_map(|choice| {
        let wanted = wanted(choice);
        choice.contents.iter().map(|content| content.name).filter(move |name| !wanted.contains(name))
    }));
    let is_clear = !names.iter().any(|name| others.contains(name));
    let is_usual = names.iter().all(|name| name.eq_ignore_ascii_case("application/json"));
    Some(names.join(", ")).filter(|names| is_clear && !is_usual && !media::is_wildcard(names))
}

/// The media types that are read as one of them is. Of JSON only that one: others may hold something else.
fn wanted<'a>(choice: &Choice<'a>) -> Vec<&'a str> {
    match &choice.plain {
        None => Vec::new(),
        Some(content) if content.kind == Kind::Json => vec![content.name],
        Some(content) => choice.contents.iter().filter(|other| other.kind == content.kind).map(|other| other.name).collect(),
    }
}

/// Whether a header can hold a name: one that it cannot would fail every call.
fn can_be_sent(name: &str) -> bool {
    name.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())
}

/// The names, each once; what they say of characters asks for nothing.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for name in names {
        let name = if media::has_parameters(name) { name } else { name.split(';').next().unwrap_or(name).trim() };
        if !found.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            found.push(name);
        }
    }
    found
}
