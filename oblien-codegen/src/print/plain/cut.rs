//! Where lists, paths and arguments end among tokens.
//! Part of printing without parsing.

use proc_macro2::{Spacing, TokenTree};

use super::{as_ident, is_punct};

/// Takes a list apart at its commas.
pub(super) fn split(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    let mut rest = tokens;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut depth = 0;
        let end = rest.iter().enumerate().position(|(index, token)| {
            let is_arrow = index > 0 && is_punct(rest.get(index - 1), '-');
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
                TokenTree::Punct(punct) if punct.as_char() == '>' && !is_arrow => depth -= 1,
                _ => {}
            }
            depth == 0 && is_punct(Some(token), ',')
        });
        let item = &rest[..end.unwrap_or(rest.len())];
        rest = &rest[end.map_or(rest.len(), |end| end + 1)..];
        Some(item)
    })
}

/// The names of a path from the root, and where they end.
pub(super) fn names(tokens: &[TokenTree]) -> (Vec<String>, usize) {
    let (mut names, mut end) = (Vec::new(), 0);
    while is_double(&tokens[end..])
        && let Some(name) = as_ident(tokens.get(end + 2))
    {
        names.push(name.to_string());
        end += 3;
    }
    (names, end)
}

pub(super) fn is_double(tokens: &[TokenTree]) -> bool {
    matches!(tokens.first(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint)
        && is_punct(tokens.get(1), ':')
}

/// Where type arguments end that start with the first token; `None` if functions are among them.
pub(super) fn closing(tokens: &[TokenTree]) -> Option<usize> {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth -= 1,
            TokenTree::Punct(punct) if punct.as_char() == '-' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(index);
        }
    }
    None
}
