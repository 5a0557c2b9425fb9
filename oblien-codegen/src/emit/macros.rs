//! Calls of the runtime's declaring macros, whose bodies the formatter does not know.
//! Used by emitters; the printer writes the text as it is here.

use crate::emit::{Call, Piece};
use crate::ir::Direction;

/// A call of one of the runtime's macros for types.
pub(super) fn codec(path: &'static [&'static str], body: String) -> Piece {
    Piece::Call(Call { path, body })
}

/// A body in parentheses and braces, an entry a line: `(Name {\n    entry,\n})`.
pub(super) fn body(direction: Direction, head: &str, entries: &[String]) -> String {
    let word = match direction {
        Direction { request: true, reply: false } => "encode ",
        Direction { request: false, reply: true } => "decode ",
        _ => "",
    };
    let lines: String = entries.iter().map(|entry| format!("    {entry}\n")).collect();
    let lines = if lines.is_empty() { lines } else { format!("\n{lines}") };
    format!("({word}{head} {{{lines}}})")
}

/// A text as a literal.
pub(super) fn quoted(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}
