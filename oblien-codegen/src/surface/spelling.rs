//! Types by short names: what a reader needs of `::core::option::Option<::__root::types::Pet>` is `Option<Pet>`.
//! Part of the surface.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::emit::ROOT;

/// Writes a path or a type by full names; those of the client begin with `crate`.
pub(super) fn full(tokens: &TokenStream) -> String {
    let text = tokens.to_string().replace(' ', "");
    text.replace(&format!("::{ROOT}"), "crate")
}

/// Writes a type with the last part of every path only.
pub(super) fn short(tokens: &TokenStream) -> String {
    let mut text = String::new();
    let mut waiting = String::new();
    let mut colons = 0;
    for token in tokens.clone() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                colons += 1;
                if colons == 2 {
                    waiting.clear();
                    colons = 0;
                }
            }
            TokenTree::Ident(ident) => {
                text.push_str(&waiting);
                waiting = ident.to_string();
            }
            TokenTree::Punct(punct) => {
                text.push_str(&std::mem::take(&mut waiting));
                text.push(punct.as_char());
                if punct.as_char() == ',' {
                    text.push(' ');
                }
            }
            TokenTree::Group(group) => {
                text.push_str(&std::mem::take(&mut waiting));
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(&format!("{open}{}{close}", short(&group.stream())));
            }
            TokenTree::Literal(literal) => waiting = literal.to_string(),
        }
    }
    text.push_str(&waiting);
    text
}

#[cfg(test)]
mod tests;
