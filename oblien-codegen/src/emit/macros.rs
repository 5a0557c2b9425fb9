//! Calls of the runtime's declaring macros, whose bodies the formatter does not know.
//! Used by emitters; the printer writes the text as it is here.

use crate::emit::{Call, Piece};
use crate::ir::Direction;

/// A call of one of the runtime's macros for types.
pub(super) fn codec(path: &'static [&'static str], body: String) -> Piece {
    Piece::Call(Call { path, body })
}

/// The word before a type whose values travel one way only.
pub(super) fn way(direction: Direction) -> &'static str {
    match direction {
        Direction { request: true, reply: false } => "encode ",
        Direction { request: false, reply: true } => "decode ",
        _ => "",
    }
}

/// A body in parentheses and braces, an entry a line: `(decode Name {\n    entry,\n})`.
pub(super) fn body(words: &str, head: &str, entries: &[String]) -> String {
    let lines: String = entries.iter().map(|entry| format!("    {entry}\n")).collect();
    let lines = if lines.is_empty() { lines } else { format!("\n{lines}") };
    format!("({words}{head} {{{lines}}})")
}

/// A text as a literal.
pub(super) fn quoted(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}
