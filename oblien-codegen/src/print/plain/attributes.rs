//! Attributes and documentation as lines.
//! Part of printing without parsing.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Lit;

use super::{as_ident, is_punct, is_word};

/// The longest attribute that the formatter leaves alone for certain, without what stands before it.
const SHORT: usize = 77;

/// Prints the attributes at the start of tokens; returns where they end, `None` if one of them has to be formatted.
pub(super) fn print(tokens: &[TokenTree], indent: &str, text: &mut String) -> Option<usize> {
    let mut start = 0;
    while is_punct(tokens.get(start), '#') {
        let Some(TokenTree::Group(group)) = tokens.get(start + 1) else { return None };
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        if inner.first().is_some_and(|token| is_word(token, "doc")) {
            print_doc(&inner, indent, text)?;
        } else {
            let attribute = attribute(&inner)?;
            if attribute.len() > SHORT {
                return None;
            }
            text.extend([indent, "#[", &attribute, "]\n"]);
        }
        start += 2;
    }
    Some(start)
}

/// A line of documentation; what has several lines, or starts as another kind of comment, is printed in other ways.
fn print_doc(tokens: &[TokenTree], indent: &str, text: &mut String) -> Option<()> {
    let [_, _, TokenTree::Literal(literal)] = tokens else { return None };
    let Lit::Str(line) = Lit::new(literal.clone()) else { return None };
    let line = line.value();
    if line.contains(['\n', '\r']) || line.starts_with('/') {
        return None;
    }
    text.extend([indent, "///", line.trim_end_matches(' '), "\n"]);
    Some(())
}

/// What stands between the brackets.
fn attribute(tokens: &[TokenTree]) -> Option<String> {
    let name = as_ident(tokens.first())?.to_string();
    match &tokens[1..] {
        [] => Some(name),
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis && name == "derive" => {
            Some(format!("derive({})", derived(group.stream())?))
        }
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let [TokenTree::Ident(word)] = inner.as_slice() else { return None };
            Some(format!("{name}({word})"))
        }
        [equals, TokenTree::Literal(literal)] if is_punct(Some(equals), '=') => Some(format!("{name} = {literal}")),
        _ => None,
    }
}

/// What is derived, by the last names of the standard library's traits.
fn derived(paths: TokenStream) -> Option<String> {
    let mut names = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let end = |path: &mut Vec<String>| match std::mem::take(path).as_slice() {
        [name] => Some(name.clone()),
        [root, .., name] if root == "core" => Some(name.clone()),
        _ => None,
    };
    for token in paths {
        match &token {
            TokenTree::Ident(ident) => path.push(ident.to_string()),
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            TokenTree::Punct(punct) if punct.as_char() == ',' => names.push(end(&mut path)?),
            _ => return None,
        }
    }
    if !path.is_empty() {
        names.push(end(&mut path)?);
    }
    Some(names.join(", "))
}
