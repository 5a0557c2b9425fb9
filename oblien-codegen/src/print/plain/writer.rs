//! Lists, paths and types as text that knows where it may be broken.
//! Part of printing without parsing: it knows what the emitters write and gives up at anything else.

use proc_macro2::{Delimiter, Group, Spacing, TokenTree};

use super::cut::{closing, is_double, names, split};
use super::flat::{Flat, STEP};
use super::{as_ident, is_punct};
use crate::print::shorten::Shortener;

/// Words that start what is not known, or is spaced in ways of its own.
const UNKNOWN: [&str; 18] = [
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "fn", "for", "if", "let", "loop", "match", "move",
    "return", "unsafe", "while",
];

/// Writes tokens; all of its functions return what is left of them, and `None` if they have to be formatted.
pub(super) struct Writer<'a, 'b> {
    pub(super) flat: Flat,
    pub(super) shortener: &'a mut Shortener<'b>,
}

/// Tokens that are not written yet.
pub(super) type Rest<'t> = &'t [TokenTree];

/// Where a path stands, by which its arguments are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Type,
    Expression,
}

/// What a path was.
pub(super) struct Found<'t> {
    pub(super) rest: Rest<'t>,
    /// The only name of it, if it is one.
    pub(super) name: Option<String>,
}

impl<'a, 'b> Writer<'a, 'b> {
    pub(super) fn new(shortener: &'a mut Shortener<'b>) -> Self {
        Self { flat: Flat::default(), shortener }
    }

    /// What is written by a function, apart from the rest.
    pub(super) fn apart(&mut self, write: impl FnOnce(&mut Self) -> Option<()>) -> Option<Flat> {
        let before = std::mem::take(&mut self.flat);
        let written = write(self);
        let apart = std::mem::replace(&mut self.flat, before);
        written.map(|()| apart)
    }

    /// Parts in brackets, each on a line of its own if they do not fit.
    pub(super) fn list(
        &mut self,
        tokens: Rest<'_>,
        step: isize,
        write: impl Fn(&mut Self, Rest<'_>) -> Option<()>,
    ) -> Option<()> {
        let mut parts = split(tokens).peekable();
        if parts.peek().is_none() {
            return Some(());
        }
        self.flat.open(step);
        self.flat.gap();
        while let Some(part) = parts.next() {
            write(self, part)?;
            self.flat.between(parts.peek().is_none());
        }
        self.flat.close();
        Some(())
    }

    /// A type.
    pub(super) fn ty<'t>(&mut self, tokens: Rest<'t>) -> Option<Rest<'t>> {
        match tokens.split_first()? {
            (TokenTree::Punct(punct), rest) if punct.as_char() == '&' => {
                self.flat.push("&");
                let rest = self.after_mut(rest);
                self.ty(rest)
            }
            (TokenTree::Punct(_), _) if is_double(tokens) => Some(self.path(tokens, Place::Type)?.rest),
            (TokenTree::Ident(word), rest) if word == "impl" => {
                self.flat.push("impl ");
                self.bounded(rest)
            }
            (TokenTree::Ident(_), _) => self.bounded(tokens),
            (TokenTree::Group(group), rest) => {
                self.grouped_type(group)?;
                Some(rest)
            }
            _ => None,
        }
    }

    /// A path that nothing else is added to.
    fn bounded<'t>(&mut self, tokens: Rest<'t>) -> Option<Rest<'t>> {
        let rest = self.path(tokens, Place::Type)?.rest;
        (!is_punct(rest.first(), '+') && !is_punct(rest.first(), '!')).then_some(rest)
    }

    fn whole_type(&mut self, tokens: Rest<'_>) -> Option<()> {
        self.ty(tokens)?.is_empty().then_some(())
    }

    /// A tuple or a slice.
    fn grouped_type(&mut self, group: &Group) -> Option<()> {
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        let (open, close) = brackets(group.delimiter())?;
        // A tuple of one has a comma that means something.
        if is_punct(inner.last(), ',') {
            return None;
        }
        self.flat.push(open);
        match split(&inner).count() {
            0 | 1 if open == "[" => self.whole_type(&inner)?,
            1 => self.whole_type(&inner)?,
            _ => self.list(&inner, STEP, Self::whole_type)?,
        }
        self.flat.push(close);
        Some(())
    }

    /// Writes `mut` behind a `&`.
    pub(super) fn after_mut<'t>(&mut self, tokens: Rest<'t>) -> Rest<'t> {
        match tokens.split_first() {
            Some((TokenTree::Ident(word), rest)) if word == "mut" => {
                self.flat.push("mut ");
                rest
            }
            _ => tokens,
        }
    }

    /// A path with its arguments, which only its last name may have.
    pub(super) fn path<'t>(&mut self, tokens: Rest<'t>, place: Place) -> Option<Found<'t>> {
        if !is_double(tokens) {
            return self.relative_path(tokens, place);
        }
        let (names, end) = names(tokens);
        if names.is_empty() {
            return None;
        }
        // Shortened before the path itself, as when the whole is parsed.
        let (arguments, rest) = self.arguments(&tokens[end..], place)?;
        if is_double(rest) {
            return None;
        }
        self.flat.path(&names, self.shortener);
        self.flat.append(arguments);
        Some(Found { rest, name: None })
    }

    fn relative_path<'t>(&mut self, tokens: Rest<'t>, place: Place) -> Option<Found<'t>> {
        let mut rest = tokens;
        loop {
            let (TokenTree::Ident(ident), after) = rest.split_first()? else { return None };
            let word = ident.to_string();
            if UNKNOWN.contains(&word.as_str()) {
                return None;
            }
            self.flat.push(&word);
            let (arguments, after) = self.arguments(after, place)?;
            self.flat.append(arguments);
            let is_only = rest.len() == tokens.len() && after.len() + 1 == rest.len();
            if !is_double(after) {
                return Some(Found { rest: after, name: is_only.then_some(word) });
            }
            self.flat.push("::");
            rest = &after[2..];
        }
    }

    /// The type arguments that stand next, if there are some.
    pub(super) fn arguments<'t>(&mut self, tokens: Rest<'t>, place: Place) -> Option<(Flat, Rest<'t>)> {
        let is_turbofish = is_double(tokens) && is_punct(tokens.get(2), '<');
        let open = match (place, is_turbofish) {
            (Place::Expression, true) => 2,
            (Place::Type, false) if is_punct(tokens.first(), '<') => 0,
            (Place::Type, true) => return None,
            _ => return Some((Flat::default(), tokens)),
        };
        let close = open + closing(&tokens[open..])?;
        let inner = &tokens[open + 1..close];
        let written = self.apart(|writer| {
            writer.flat.push(if is_turbofish { "::<" } else { "<" });
            writer.list(inner, STEP, Self::argument)?;
            writer.flat.push(">");
            Some(())
        })?;
        Some((written, &tokens[close + 1..]))
    }

    /// A type argument, or a type by the name that a trait has for it.
    fn argument(&mut self, tokens: Rest<'_>) -> Option<()> {
        if let (Some(name), true) = (as_ident(tokens.first()), is_punct(tokens.get(1), '=')) {
            self.flat.push(&name.to_string());
            self.flat.push(" = ");
            return self.whole_type(&tokens[2..]);
        }
        self.whole_type(tokens)
    }

    /// Parameters of types, each with at most one bound.
    pub(super) fn parameters<'t>(&mut self, tokens: Rest<'t>) -> Option<Rest<'t>> {
        if !is_punct(tokens.first(), '<') {
            return Some(tokens);
        }
        let close = closing(tokens)?;
        self.flat.push("<");
        self.list(&tokens[1..close], 0, Self::parameter)?;
        self.flat.push(">");
        Some(&tokens[close + 1..])
    }

    fn parameter(&mut self, tokens: Rest<'_>) -> Option<()> {
        let (TokenTree::Ident(name), rest) = tokens.split_first()? else { return None };
        self.flat.push(&name.to_string());
        self.flat.open_loose(STEP);
        match rest.split_first() {
            None => {}
            Some((colon, bound)) if is_punct(Some(colon), ':') => {
                self.flat.push(": ");
                self.bounded(bound)?.is_empty().then_some(())?;
            }
            Some(_) => return None,
        }
        self.flat.close();
        Some(())
    }
}

/// The brackets of a group that is not a block.
pub(super) fn brackets(delimiter: Delimiter) -> Option<(&'static str, &'static str)> {
    match delimiter {
        Delimiter::Parenthesis => Some(("(", ")")),
        Delimiter::Bracket => Some(("[", "]")),
        Delimiter::Brace | Delimiter::None => None,
    }
}

/// Whether the next token is a sign that stands alone.
pub(super) fn is_alone(tokens: Rest<'_>, character: char) -> bool {
    matches!(tokens.first(), Some(TokenTree::Punct(punct)) if punct.as_char() == character && punct.spacing() == Spacing::Alone)
}
