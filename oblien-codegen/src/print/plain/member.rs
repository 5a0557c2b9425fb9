//! Members of structs and of `impl` blocks as lines.
//! Part of printing without parsing; a member that has to be formatted is parsed alone.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::cut::split;
use super::line::{SHORT, line};
use super::{attributes, format, is_punct, is_word};
use crate::bug::Bug;
use crate::print::shorten::Shortener;

/// What stands before every line of a member.
const INDENT: &str = "    ";

/// What is longer is broken by the formatter for certain; what is between this and the longest line is left to it.
const LONG: usize = 86;

/// The longest signature that the formatter leaves alone for certain; nothing stands before it but a step.
const SHORT_SIGNATURE: usize = 82;

/// Prints the fields of a struct.
pub(super) fn fields(tokens: TokenStream, shortener: &mut Shortener<'_>) -> Option<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut text = String::new();
    for field in split(&tokens) {
        let start = attributes::print(field, INDENT, &mut text)?;
        let field = line(&field[start..], shortener)?;
        if field.len() > SHORT {
            return None;
        }
        text.extend([INDENT, &field, ",\n"]);
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
    match last {
        TokenTree::Group(body) => print_function(head, body.stream(), shortener, &mut text)?,
        _ => print_constant(head, shortener, &mut text)?,
    }
    Some(text)
}

/// A constant, whose calls of methods stand on lines of their own if they are many.
fn print_constant(tokens: &[TokenTree], shortener: &mut Shortener<'_>, text: &mut String) -> Option<()> {
    let dots: Vec<usize> = (0..tokens.len()).filter(|&index| is_punct(tokens.get(index), '.')).collect();
    let starts = std::iter::once(0).chain(dots.iter().copied());
    let ends = dots.iter().copied().chain([tokens.len()]);
    let links = starts.zip(ends).map(|(start, end)| line(&tokens[start..end], shortener)).collect::<Option<Vec<_>>>()?;
    let length: usize = links.iter().map(String::len).sum();
    let between = match length {
        ..=SHORT => "",
        LONG.. if links.len() > 1 && links.iter().all(|link| link.len() <= SHORT) => "\n        ",
        _ => return None,
    };
    text.extend([INDENT, &links.join(between), ";\n"]);
    Some(())
}

fn print_function(head: &[TokenTree], body: TokenStream, shortener: &mut Shortener<'_>, text: &mut String) -> Option<()> {
    let is_arguments =
        |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
    let name = head.iter().position(|token| is_word(token, "fn"))?;
    let open = name + head[name..].iter().position(is_arguments)?;
    let bounds = head.iter().position(|token| is_word(token, "where")).unwrap_or(head.len());
    let TokenTree::Group(arguments) = &head[open] else { return None };
    let arguments: Vec<TokenTree> = arguments.stream().into_iter().collect();
    // In the order in which paths are shortened when the whole is parsed, as names go to who asks first.
    let start = line(&head[..open], shortener)?;
    let bounds_text = bound(head.get(bounds..)?, shortener)?;
    let arguments = split(&arguments).map(|argument| line(argument, shortener)).collect::<Option<Vec<_>>>()?;
    let reply = line(&head[open + 1..bounds], shortener)?;
    let end = if bounds_text.is_empty() { " {\n" } else { "\n" };
    let whole = format!("{start}({}){reply}", arguments.join(", "));
    if whole.len() <= SHORT_SIGNATURE {
        text.extend([INDENT, &whole, end]);
    } else if whole.len() >= LONG {
        text.extend([INDENT, &start, "(\n"]);
        for argument in &arguments {
            is_short(argument)?;
            text.extend([INDENT, INDENT, argument, ",\n"]);
        }
        is_short(&reply)?;
        text.extend([INDENT, ")", &reply, end]);
    } else {
        return None;
    }
    text.push_str(&bounds_text);
    print_body(body, shortener, text)
}

fn is_short(text: &str) -> Option<()> {
    (!text.is_empty() && text.len() <= SHORT).then_some(())
}

/// The bound of a function on lines of its own; empty if there is none.
fn bound(tokens: &[TokenTree], shortener: &mut Shortener<'_>) -> Option<String> {
    let Some((_, bound)) = tokens.split_first() else { return Some(String::new()) };
    let mut bounds = split(bound);
    let bound = line(bounds.next()?, shortener)?;
    let is_known = bounds.next().is_none() && bound.len() <= SHORT;
    is_known.then(|| format!("{INDENT}where\n{INDENT}{INDENT}{bound},\n{INDENT}{{\n"))
}

fn print_body(body: TokenStream, shortener: &mut Shortener<'_>, text: &mut String) -> Option<()> {
    let body: Vec<TokenTree> = body.into_iter().collect();
    if body.is_empty() {
        return None;
    }
    for statement in body.split_inclusive(|token| is_punct(Some(token), ';')) {
        let (statement, end) = match statement.split_last() {
            Some((last, statement)) if is_punct(Some(last), ';') => (statement, ";\n"),
            _ => (statement, "\n"),
        };
        let statement = line(statement, shortener)?;
        is_short(&statement)?;
        text.extend([INDENT, INDENT, &statement, end]);
    }
    text.extend([INDENT, "}\n"]);
    Some(())
}
