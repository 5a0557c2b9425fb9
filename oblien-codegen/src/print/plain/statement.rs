//! Constants, what stands before the body of a function, and the statements in it.
//! Part of printing without parsing.

use proc_macro2::TokenTree;

use super::cut::split;
use super::expression::Start;
use super::flat::{Flat, STEP};
use super::writer::{Rest, Writer, is_alone};
use super::{as_ident, is_punct, is_word};

impl Writer<'_, '_> {
    /// Who may use something, if it is said.
    pub(super) fn visibility<'t>(&mut self, tokens: Rest<'t>) -> Option<Rest<'t>> {
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
    pub(super) fn typed<'t>(&mut self, tokens: Rest<'t>) -> Option<Rest<'t>> {
        is_alone(tokens, ':').then_some(())?;
        self.flat.push(": ");
        self.ty(&tokens[1..])
    }

    /// `pub const NAME: Type = value;`, of tokens without the last sign.
    pub(super) fn constant(&mut self, tokens: Rest<'_>) -> Option<()> {
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
    pub(super) fn signature(&mut self, tokens: Rest<'_>) -> Option<Option<Flat>> {
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
    pub(super) fn statement(&mut self, tokens: Rest<'_>) -> Option<()> {
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
