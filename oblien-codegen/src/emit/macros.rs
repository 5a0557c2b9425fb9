//! Calls of the runtime's declaring macros, whose bodies the formatter does not know.
//! Used by emitters; the printer writes the text as it is here.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Direction;

/// A call of a macro whose body is this text, delimiters included: the printer unwraps the literal.
pub(super) fn call(path: &TokenStream, body: &str) -> TokenStream {
    quote!(#path!(#body);)
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
