//! Values as text that knows where it may be broken: calls, chains of them, structs, lists.
//! Part of printing without parsing.

use proc_macro2::{Delimiter, Group, TokenTree};

use super::cut::{is_double, names, split};
use super::flat::{Position, STEP};
use super::writer::{Place, Rest, Writer, brackets, is_alone};
use super::{as_ident, is_punct};
use crate::print::sugar::METHODS;

/// How wide a struct with its members may be on one line.
const WIDEST_STRUCT: usize = 34;

/// A receiver of so many letters has its first call on the same line.
const SHORT_RECEIVER: usize = 4;

/// Where a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// At the start of a statement.
    Line,
    Within,
}

/// A value whose links are being written.
struct Chain<'t> {
    rest: Rest<'t>,
    /// Where its first link ends.
    base: Position,
    is_chain: bool,
    /// Whether what was written is a name so short that a call of it is not broken off.
    is_short: bool,
}

impl Writer<'_, '_> {
    /// A value.
    pub(super) fn value<'t>(&mut self, tokens: Rest<'t>, at: Start) -> Option<Rest<'t>> {
        match tokens.split_first()? {
            (TokenTree::Punct(punct), rest) if punct.as_char() == '&' => {
                self.flat.push("&");
                let rest = self.after_mut(rest);
                self.value(rest, Start::Within)
            }
            (TokenTree::Punct(punct), rest) if punct.as_char() == '*' => {
                self.flat.push("*");
                self.value(rest, Start::Within)
            }
            _ => self.linked(tokens, at),
        }
    }

    fn whole_value(&mut self, tokens: Rest<'_>) -> Option<()> {
        self.value(tokens, Start::Within)?.is_empty().then_some(())
    }

    /// A value with the calls on it.
    fn linked<'t>(&mut self, tokens: Rest<'t>, at: Start) -> Option<Rest<'t>> {
        let start = self.flat.position();
        let chain = self.links(tokens, at)?;
        if chain.is_chain {
            self.flat.chain(start, chain.base);
        }
        Some(chain.rest)
    }

    fn links<'t>(&mut self, tokens: Rest<'t>, at: Start) -> Option<Chain<'t>> {
        let mut chain = self.first_link(tokens, at)?;
        loop {
            match chain.rest.first() {
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
                    self.call(group)?;
                    chain.rest = &chain.rest[1..];
                    chain.is_short = false;
                }
                Some(TokenTree::Punct(_)) if is_alone(chain.rest, '.') => self.link(&mut chain)?,
                Some(_) if !is_alone(chain.rest, '=') => return None,
                _ => return Some(chain),
            }
        }
    }

    /// `.name`, with arguments if it is a method.
    fn link(&mut self, chain: &mut Chain<'_>) -> Option<()> {
        if !chain.is_short {
            self.flat.gap();
        }
        chain.is_chain = true;
        self.flat.push(".");
        self.flat.push(&as_ident(chain.rest.get(1))?.to_string());
        let (arguments, rest) = self.arguments(&chain.rest[2..], Place::Expression)?;
        self.flat.append(arguments);
        chain.rest = rest;
        if let Some((TokenTree::Group(group), rest)) = rest.split_first() {
            self.flat.open(if chain.is_short { -STEP } else { 0 });
            self.call(group)?;
            self.flat.close();
            chain.rest = rest;
        }
        chain.is_short = false;
        Some(())
    }

    /// The arguments of a call.
    fn call(&mut self, group: &Group) -> Option<()> {
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        self.values(&inner)
    }

    /// Values in parentheses.
    fn values(&mut self, tokens: Rest<'_>) -> Option<()> {
        self.flat.push("(");
        match only(tokens).filter(|only| is_block(only)) {
            Some(only) => self.whole_value(only)?,
            None => self.list(tokens, STEP, Self::whole_value)?,
        }
        self.flat.push(")");
        Some(())
    }

    fn first_link<'t>(&mut self, tokens: Rest<'t>, at: Start) -> Option<Chain<'t>> {
        let (first, rest) = tokens.split_first()?;
        let mut is_short = false;
        let rest = match first {
            TokenTree::Literal(literal) => {
                self.flat.push(&literal.to_string());
                rest
            }
            TokenTree::Group(group) => {
                self.grouped_value(group)?;
                rest
            }
            _ => {
                if let Some((method, arguments, rest)) = method(tokens) {
                    return self.method(&method, arguments, rest, at);
                }
                let start = self.flat.position();
                let found = self.path(tokens, Place::Expression)?;
                is_short = at == Start::Line && found.name.is_some_and(|name| name.len() <= SHORT_RECEIVER);
                match found.rest.split_first() {
                    Some((TokenTree::Group(group), rest)) if group.delimiter() == Delimiter::Brace => {
                        is_short = false;
                        self.structure(group, start)?;
                        rest
                    }
                    _ => found.rest,
                }
            }
        };
        Some(Chain { rest, base: self.flat.position(), is_chain: false, is_short })
    }

    /// A tuple, something in brackets, or a list.
    fn grouped_value(&mut self, group: &Group) -> Option<()> {
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        let (open, close) = brackets(group.delimiter())?;
        // A tuple of one has a comma that means something, and short literals are put as many on a line as fit.
        if is_punct(inner.last(), ',') || (open == "[" && !inner.is_empty() && is_of_literals(&inner)) {
            return None;
        }
        self.flat.push(open);
        match split(&inner).count() {
            1 if open == "(" => self.whole_value(&inner)?,
            _ => self.list(&inner, STEP, Self::whole_value)?,
        }
        self.flat.push(close);
        Some(())
    }

    /// The members of a struct, whose name was written from `start` on.
    fn structure(&mut self, group: &Group, start: Position) -> Option<()> {
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        self.flat.name_of_struct(start);
        self.flat.push(" {");
        let mut parts = split(&inner).peekable();
        parts.peek()?;
        self.flat.space();
        while let Some(part) = parts.next() {
            self.member(part)?;
            match parts.peek() {
                Some(_) => {
                    self.flat.push(",");
                    self.flat.space();
                }
                None => self.flat.last_space(),
            }
        }
        if self.flat.width_since(start) > WIDEST_STRUCT {
            self.flat.widen();
        }
        self.flat.close();
        self.flat.push("}");
        Some(())
    }

    /// `name: value`, or `name`.
    fn member(&mut self, tokens: Rest<'_>) -> Option<()> {
        let (TokenTree::Ident(name), rest) = tokens.split_first()? else { return None };
        self.flat.push(&name.to_string());
        let Some((colon, value)) = rest.split_first() else { return Some(()) };
        is_punct(Some(colon), ':').then_some(())?;
        self.flat.push(": ");
        self.flat.open_loose(0);
        self.whole_value(value)?;
        self.flat.close();
        Some(())
    }

    /// A function that a person would call as a method: `into(value)` as `value.into()`.
    fn method<'t>(&mut self, name: &str, arguments: &Group, rest: Rest<'t>, at: Start) -> Option<Chain<'t>> {
        let inner: Vec<TokenTree> = arguments.stream().into_iter().collect();
        let receiver = split(&inner).next()?;
        if is_punct(receiver.first(), '&') || is_punct(receiver.first(), '*') {
            return None;
        }
        let written = self.links(receiver, at)?;
        written.rest.is_empty().then_some(())?;
        let is_short = written.is_short;
        if !is_short {
            self.flat.gap();
        }
        self.flat.push(".");
        self.flat.push(name);
        self.flat.open(if is_short { -STEP } else { 0 });
        self.values(inner.get(receiver.len() + 1..).unwrap_or_default())?;
        self.flat.close();
        Some(Chain { rest, base: written.base, is_chain: true, is_short: false })
    }
}

/// The name and the arguments of a function that is written as a method, and what follows.
fn method(tokens: Rest<'_>) -> Option<(String, &Group, Rest<'_>)> {
    if !is_double(tokens) {
        return None;
    }
    let (names, end) = names(tokens);
    let is_one = METHODS.iter().any(|method| names.iter().eq(method.iter()));
    match tokens[end..].split_first() {
        Some((TokenTree::Group(group), rest)) if is_one => Some((names.into_iter().next_back()?, group, rest)),
        _ => None,
    }
}

/// The only value of a list.
fn only(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    let mut parts = split(tokens);
    let only = parts.next()?;
    parts.next().is_none().then_some(only)
}

/// Whether a value has brackets of its own, so that no break is needed before it: a struct, a tuple or a list.
fn is_block(tokens: &[TokenTree]) -> bool {
    let Some((TokenTree::Group(last), before)) = tokens.split_last() else { return false };
    match last.delimiter() {
        Delimiter::Brace => true,
        Delimiter::Bracket => before.is_empty(),
        Delimiter::Parenthesis => before.is_empty() && split(&last.stream().into_iter().collect::<Vec<_>>()).count() != 1,
        Delimiter::None => false,
    }
}

fn is_of_literals(tokens: &[TokenTree]) -> bool {
    tokens.iter().all(|token| match token {
        TokenTree::Literal(literal) => !literal.to_string().starts_with('"'),
        TokenTree::Ident(word) => word == "true" || word == "false",
        _ => is_punct(Some(token), ','),
    })
}
