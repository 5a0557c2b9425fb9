//! Members of structs and of `impl` blocks as text.
//! Part of printing without parsing; a member that has to be formatted is parsed alone.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::cut::split;
use super::writer::Writer;
use super::{attributes, format, is_punct, is_word};
use crate::bug::Bug;
use crate::print::shorten::Shortener;

/// What stands before every line of a member.
const INDENT: &str = "    ";

/// Where members stand, and what is within them.
const MEMBER: usize = 4;
const BODY: usize = 8;

/// Prints the fields of a struct.
pub(super) fn fields(tokens: TokenStream, shortener: &mut Shortener<'_>) -> Option<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut text = String::new();
    for field in split(&tokens) {
        let start = attributes::print(field, INDENT, &mut text)?;
        let mut writer = Writer::new(shortener);
        let (TokenTree::Ident(name), rest) = writer.visibility(&field[start..])?.split_first()? else { return None };
        writer.flat.push(&name.to_string());
        writer.typed(rest)?.is_empty().then_some(())?;
        writer.flat.push(",");
        text.push_str(INDENT);
        writer.flat.print(MEMBER, MEMBER, &mut text);
        text.push('\n');
    }
    Some(text)
}

/// Prints the members of an `impl` block, with a blank line between them.
pub(super) fn members(tokens: TokenStream, shortener: &mut Shortener<'_>) -> Result<String, Bug> {
    let (mut text, mut member) = (String::new(), Vec::new());
    for token in tokens {
        let is_end = match &token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace && member.iter().any(|token| is_word(token, "fn")),
            _ => false,
        };
        member.push(token);
        if is_end {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&print_member(std::mem::take(&mut member), shortener)?);
        }
    }
    match member.is_empty() {
        true => Ok(text),
        false => Err(Bug::new("the last member of an `impl` block has no end".to_owned())),
    }
}

fn print_member(tokens: Vec<TokenTree>, shortener: &mut Shortener<'_>) -> Result<String, Bug> {
    match print(&tokens, shortener) {
        Some(text) => Ok(text),
        None => formatted(tokens.into_iter().collect(), shortener),
    }
}

/// What the formatter makes of a member.
fn formatted(member: TokenStream, shortener: &mut Shortener<'_>) -> Result<String, Bug> {
    let told = |error| Bug::new(format!("a member of an `impl` block does not parse: {error}"));
    let block = syn::parse2(quote!(impl Block { #member })).map_err(told)?;
    let text = format(block, shortener);
    let inner = text.strip_prefix("impl Block {\n").and_then(|text| text.strip_suffix("}\n"));
    inner.map(str::to_owned).ok_or_else(|| Bug::new("an `impl` block was formatted in another way than ever before".to_owned()))
}

/// Prints a constant or a function; `None` if it has to be formatted.
fn print(tokens: &[TokenTree], shortener: &mut Shortener<'_>) -> Option<String> {
    let mut text = String::new();
    let start = attributes::print(tokens, INDENT, &mut text)?;
    let (last, head) = tokens[start..].split_last()?;
    text.push_str(INDENT);
    match last {
        TokenTree::Group(body) => print_function(head, body.stream(), shortener, &mut text)?,
        _ => {
            let mut writer = Writer::new(shortener);
            writer.constant(head)?;
            writer.flat.print(MEMBER, MEMBER, &mut text);
            text.push('\n');
        }
    }
    Some(text)
}

fn print_function(head: &[TokenTree], body: TokenStream, shortener: &mut Shortener<'_>, text: &mut String) -> Option<()> {
    let mut writer = Writer::new(shortener);
    let bound = writer.signature(head)?;
    writer.flat.push(if bound.is_none() { " {" } else { "" });
    writer.flat.print(MEMBER, BODY, text);
    if let Some(bound) = bound {
        text.extend(["\n", INDENT, "where\n", INDENT, INDENT]);
        bound.print(BODY, BODY, text);
        text.extend(["\n", INDENT, "{"]);
    }
    text.push('\n');
    let body: Vec<TokenTree> = body.into_iter().collect();
    if body.is_empty() {
        return None;
    }
    for statement in body.split_inclusive(|token| is_punct(Some(token), ';')) {
        let mut writer = Writer::new(shortener);
        writer.statement(statement)?;
        text.extend([INDENT, INDENT]);
        writer.flat.print(BODY, BODY, text);
        text.push('\n');
    }
    text.extend([INDENT, "}\n"]);
    Some(())
}
