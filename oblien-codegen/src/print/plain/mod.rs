//! Items of tokens as text, as the formatter would print them, without being parsed.
//! Part of printing: most of a client are builders, and what parsing and formatting them takes is most of what printing takes.
//! What is not known for certain is left to the formatter, a member or an item at a time.

mod attributes;
mod cut;
mod expression;
pub(super) mod flat;
mod head;
mod member;
mod statement;
mod writer;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::Item;

use crate::bug::Bug;
use crate::print::items::print_item;
use crate::print::shorten::Shortener;

/// The tokens of one item.
pub(super) struct Plain {
    tokens: Vec<TokenTree>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Struct,
    /// With members.
    Impl,
    /// Of a trait, without members.
    EmptyImpl,
    /// What the formatter prints.
    Other,
}

/// Takes tokens apart into items.
pub(super) fn items(tokens: TokenStream) -> Vec<Plain> {
    let (mut items, mut item) = (Vec::new(), Vec::new());
    let mut keyword = None;
    for token in tokens {
        keyword = keyword.or_else(|| keyword_of(&token));
        let is_end = match &token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace && keyword != Some(Keyword::Value),
            _ => false,
        };
        item.push(token);
        if is_end {
            items.push(Plain::new(std::mem::take(&mut item), keyword.take()));
        }
    }
    if !item.is_empty() {
        items.push(Plain::new(item, keyword));
    }
    items
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keyword {
    Struct,
    Impl,
    /// A constant, an alias or a `use`, which may hold braces and ends behind them.
    Value,
    Other,
}

fn keyword_of(token: &TokenTree) -> Option<Keyword> {
    let TokenTree::Ident(ident) = token else { return None };
    match ident.to_string().as_str() {
        "pub" => None,
        "struct" => Some(Keyword::Struct),
        "impl" => Some(Keyword::Impl),
        "const" | "static" | "type" | "use" => Some(Keyword::Value),
        _ => Some(Keyword::Other),
    }
}

impl Plain {
    fn new(tokens: Vec<TokenTree>, keyword: Option<Keyword>) -> Self {
        let is_empty = match tokens.last() {
            Some(TokenTree::Group(group)) => Some(group.stream().is_empty()),
            _ => None,
        };
        let is_of_trait = || tokens.iter().any(|token| is_word(token, "for"));
        let kind = match (keyword, is_empty) {
            (Some(Keyword::Struct), Some(false)) => Kind::Struct,
            (Some(Keyword::Impl), Some(false)) => Kind::Impl,
            (Some(Keyword::Impl), Some(true)) if is_of_trait() => Kind::EmptyImpl,
            _ => Kind::Other,
        };
        Self { tokens, kind }
    }

    /// Whether it can be tried to print it; what cannot has to be parsed.
    pub(super) fn is_known(&self) -> bool {
        self.kind != Kind::Other
    }

    /// Whether it has no blank line between it and others of its kind.
    pub(super) fn is_empty_impl(&self) -> bool {
        self.kind == Kind::EmptyImpl
    }

    /// The name of a struct.
    pub(super) fn name(&self) -> Option<String> {
        let is_struct = self.kind == Kind::Struct;
        let keyword = self.tokens.iter().position(|token| is_struct && is_word(token, "struct"))?;
        self.tokens.get(keyword + 1).map(TokenTree::to_string)
    }

    pub(super) fn into_tokens(self) -> TokenStream {
        self.tokens.into_iter().collect()
    }

    /// Prints the item; gives the tokens back if they have to be formatted as a whole.
    pub(super) fn print(mut self, shortener: &mut Shortener<'_>) -> Result<Result<String, TokenStream>, Bug> {
        let Some(mut text) = self.head(shortener) else { return Ok(Err(self.into_tokens())) };
        text.push('\n');
        if self.is_empty_impl() {
            return Ok(Ok(text));
        }
        let fields = match (self.kind, self.tokens.last()) {
            (Kind::Struct, Some(TokenTree::Group(group))) => Some(member::fields(group.stream(), shortener)),
            _ => None,
        };
        match fields {
            Some(Some(fields)) => text.push_str(&fields),
            Some(None) => return Ok(Err(self.into_tokens())),
            None => {
                // Its tokens are taken without a copy, as nobody else holds them any longer.
                let stream = match self.tokens.pop() {
                    Some(TokenTree::Group(group)) => group.stream(),
                    _ => TokenStream::new(),
                };
                text.push_str(&member::members(stream, shortener)?);
            }
        }
        text.push_str("}\n");
        Ok(Ok(text))
    }

    /// What stands before the members.
    fn head(&self, shortener: &mut Shortener<'_>) -> Option<String> {
        let mut text = String::new();
        let start = attributes::print(&self.tokens, "", &mut text)?;
        head::print(self.tokens.get(start..self.tokens.len() - 1)?, self.is_empty_impl(), shortener, &mut text)?;
        Some(text)
    }
}

/// Formats an item, with its paths shortened before.
fn format(mut item: Item, shortener: &mut Shortener<'_>) -> String {
    shortener.shorten(&mut item);
    print_item(item)
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_punct(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

fn as_ident(token: Option<&TokenTree>) -> Option<&Ident> {
    match token {
        Some(TokenTree::Ident(ident)) => Some(ident),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
