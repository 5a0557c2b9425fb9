//! Members of structs and of `impl` blocks as text.
//! Part of printing without parsing; a member that has to be formatted is parsed alone.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::cut::split;
use super::expression::Start;
use super::flat::{Flat, STEP};
use super::writer::{Rest, Writer, is_alone};
use super::{as_ident, attributes, format, is_punct, is_word};
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

impl Writer<'_, '_> {
    /// Who may use something, if it is said.
    fn visibility<'t>(&mut self, tokens: Rest<'t>) -> Option<Rest<'t>> {
        let Some((_, rest)) = tokens.split_first().filter(|(first, _)| is_word(first, "pub")) else { return Some(tokens) };
        self.flat.push("pub");
        let rest = match rest.split_first() {
            Some((TokenTree::Group(group), rest)) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let [word] = inner.as_slice() else { return None };
                self.flat.push("(");
                self.flat.push(&as_ident(Some(word))?.to_string());
                self.flat.push(")");
                rest
            }
            _ => rest,
        };
        self.flat.push(" ");
        Some(rest)
    }

    /// What stands behind a colon.
    fn typed<'t>(&mut self, tokens: Rest<'t>) -> Option<Rest<'t>> {
        is_alone(tokens, ':').then_some(())?;
        self.flat.push(": ");
        self.ty(&tokens[1..])
    }

    /// `pub const NAME: Type = value;`, of tokens without the last sign.
    fn constant(&mut self, tokens: Rest<'_>) -> Option<()> {
        let (keyword, rest) = self.visibility(tokens)?.split_first()?;
        is_word(keyword, "const").then_some(())?;
        self.flat.push("const ");
        let (name, rest) = rest.split_first()?;
        self.flat.push(&as_ident(Some(name))?.to_string());
        let rest = self.typed(rest)?;
        self.assigned(rest)?;
        self.flat.push(";");
        Some(())
    }

    /// The value behind `=`.
    fn assigned(&mut self, tokens: Rest<'_>) -> Option<()> {
        is_alone(tokens, '=').then_some(())?;
        self.flat.push(" = ");
        self.flat.stop();
        self.value(&tokens[1..], Start::Within)?.is_empty().then_some(())
    }

    /// What stands before the body of a function; the bound behind `where` is returned.
    fn signature(&mut self, tokens: Rest<'_>) -> Option<Option<Flat>> {
        let bounds = tokens.iter().position(|token| is_word(token, "where")).unwrap_or(tokens.len());
        let (keyword, rest) = self.visibility(tokens.get(..bounds)?)?.split_first()?;
        is_word(keyword, "fn").then_some(())?;
        self.flat.push("fn ");
        let (name, rest) = rest.split_first()?;
        self.flat.push(&as_ident(Some(name))?.to_string());
        let rest = self.parameters(rest)?;
        // In the order in which paths are shortened when the whole is parsed, as names go to who asks first.
        let bound = match tokens.get(bounds + 1..) {
            Some(bound) => Some(self.apart(|writer| writer.bound(bound))?),
            None => None,
        };
        let (TokenTree::Group(arguments), reply) = rest.split_first()? else { return None };
        let arguments: Vec<TokenTree> = arguments.stream().into_iter().collect();
        self.flat.push("(");
        self.flat.stop();
        self.list(&arguments, 0, Self::parameter_of_function)?;
        self.flat.push(")");
        self.flat.open(-STEP);
        self.reply(reply)?;
        self.flat.close();
        Some(bound)
    }

    /// `&mut self`, or `name: Type`.
    fn parameter_of_function(&mut self, tokens: Rest<'_>) -> Option<()> {
        let rest = match is_punct(tokens.first(), '&') {
            true => {
                self.flat.push("&");
                &tokens[1..]
            }
            false => tokens,
        };
        let (name, rest) = self.after_mut(rest).split_first()?;
        self.flat.push(&as_ident(Some(name))?.to_string());
        match rest.is_empty() {
            true => is_word(name, "self").then_some(()),
            false => self.typed(rest)?.is_empty().then_some(()),
        }
    }

    fn reply(&mut self, tokens: Rest<'_>) -> Option<()> {
        match tokens {
            [] => Some(()),
            [minus, more, ty @ ..] if is_punct(Some(minus), '-') && is_punct(Some(more), '>') => {
                self.flat.push(" -> ");
                self.ty(ty)?.is_empty().then_some(())
            }
            _ => None,
        }
    }

    /// `S: Bound,`
    fn bound(&mut self, tokens: Rest<'_>) -> Option<()> {
        let mut bounds = split(tokens);
        let rest = self.ty(bounds.next()?)?;
        (bounds.next().is_none() && is_alone(rest, ':')).then_some(())?;
        self.flat.push(":");
        self.flat.open_loose(0);
        self.flat.push(" ");
        let rest = self.ty(&rest[1..])?;
        self.flat.close();
        self.flat.push(",");
        rest.is_empty().then_some(())
    }

    /// A statement with the sign that ends it.
    fn statement(&mut self, tokens: Rest<'_>) -> Option<()> {
        let (tokens, end) = match tokens.split_last() {
            Some((last, tokens)) if is_punct(Some(last), ';') => (tokens, ";"),
            _ => (tokens, ""),
        };
        self.flat.open_loose(0);
        match tokens.split_first()? {
            (first, rest) if is_word(first, "let") => self.binding(rest)?,
            _ if tokens.iter().any(|token| is_punct(Some(token), '=')) => {
                let rest = self.value(tokens, Start::Within)?;
                self.assigned(rest)?;
            }
            _ => self.value(tokens, Start::Line)?.is_empty().then_some(())?,
        }
        self.flat.push(end);
        self.flat.close();
        Some(())
    }

    fn binding(&mut self, tokens: Rest<'_>) -> Option<()> {
        self.flat.push("let ");
        let (name, rest) = self.after_mut(tokens).split_first()?;
        self.flat.push(&as_ident(Some(name))?.to_string());
        let rest = if is_punct(rest.first(), ':') { self.typed(rest)? } else { rest };
        self.assigned(rest)
    }
}

/// Prints what stands before the members of an item.
pub(super) fn head(tokens: &[TokenTree], end: &str, shortener: &mut Shortener<'_>, text: &mut String) -> Option<()> {
    let mut writer = Writer::new(shortener);
    writer.head(tokens)?;
    writer.flat.push(end);
    writer.flat.print(0, MEMBER, text);
    Some(())
}

impl Writer<'_, '_> {
    /// `pub struct Name<S>`, or `impl<S> Trait for Type`.
    fn head(&mut self, tokens: Rest<'_>) -> Option<()> {
        let (keyword, rest) = self.visibility(tokens)?.split_first()?;
        if is_word(keyword, "struct") {
            self.flat.push("struct ");
            let (name, rest) = rest.split_first()?;
            self.flat.push(&as_ident(Some(name))?.to_string());
            return self.parameters(rest)?.is_empty().then_some(());
        }
        is_word(keyword, "impl").then_some(())?;
        self.flat.open_loose(-STEP);
        self.flat.open(STEP);
        self.flat.push("impl");
        let rest = self.parameters(rest)?;
        self.flat.close();
        self.flat.push(" ");
        let rest = match self.ty(rest)?.split_first() {
            Some((word, rest)) if is_word(word, "for") => {
                self.flat.space();
                self.flat.push("for ");
                self.ty(rest)?
            }
            Some(_) => return None,
            None => &[],
        };
        self.flat.close();
        rest.is_empty().then_some(())
    }
}
