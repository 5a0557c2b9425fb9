//! The end of a YAML token whose start is known, within its line.
//! The YAML parser reports starts only; the end is for the underline in a printed diagnostic.

use super::Span;
use crate::source::lines::Lines;

/// What kind of token starts at the offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Key,
    Value,
}

/// Returns the span of the token at a line and a column of characters, both from 1.
pub(super) fn span(lines: &Lines<'_>, (line, column): (usize, usize), role: Role) -> Span {
    let start = lines.offset(line, column);
    let line_start = lines.offset(line, 1);
    let text = lines.line(line);
    let (before, rest) = text.split_at(start - line_start);
    let length = match rest.bytes().next() {
        Some(quote @ (b'"' | b'\'')) => quoted_length(rest, quote),
        Some(b'{' | b'[') => 1,
        _ => plain_length(rest, role, is_in_flow(before)),
    };
    Span { start, end: start + length.max(1) }
}

fn quoted_length(rest: &str, quote: u8) -> usize {
    let bytes = rest.as_bytes();
    let mut index = 1;
    while let Some(byte) = bytes.get(index) {
        match byte {
            b'\\' if quote == b'"' => index += 2,
            b'\'' if quote == b'\'' && bytes.get(index + 1) == Some(&b'\'') => index += 2,
            byte if *byte == quote => return index + 1,
            _ => index += 1,
        }
    }
    rest.trim_end().len()
}

fn plain_length(rest: &str, role: Role, flow: bool) -> usize {
    let mut end = rest.len();
    if role == Role::Key {
        end = rest.find(": ").unwrap_or_else(|| rest.strip_suffix(':').unwrap_or(rest).len());
    }
    if let Some(comment) = rest.find(" #") {
        end = end.min(comment);
    }
    if flow && let Some(stop) = rest.find([',', '}', ']']) {
        end = end.min(stop);
    }
    rest[..end].trim_end().len()
}

/// Whether a brace or a bracket opened earlier in the line is still open.
fn is_in_flow(before: &str) -> bool {
    let opened = before.bytes().filter(|byte| matches!(byte, b'{' | b'[')).count();
    let closed = before.bytes().filter(|byte| matches!(byte, b'}' | b']')).count();
    opened > closed
}
