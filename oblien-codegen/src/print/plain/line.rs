//! Tokens on one line, spaced as the formatter spaces them.
//! Part of printing without parsing: it knows what the emitters write and gives up at anything else.

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenTree};

use super::cut::{closing, is_double, names, split};
use super::{as_ident, is_punct};
use crate::print::definition::spell_path;
use crate::print::shorten::Shortener;
use crate::print::sugar::METHODS;

/// The longest line that the formatter leaves alone for certain, without what stands before it.
pub(super) const SHORT: usize = 77;

/// Words that start what is more than a line, or is spaced in ways of its own.
const UNKNOWN: [&str; 12] = ["as", "async", "await", "dyn", "else", "for", "if", "loop", "match", "move", "return", "while"];

/// Words behind which a path starts anew.
const KEYWORDS: [&str; 7] = ["const", "fn", "impl", "in", "let", "mut", "pub"];

/// Prints tokens; `None` if they have to be formatted.
pub(super) fn line(tokens: &[TokenTree], shortener: &mut Shortener<'_>) -> Option<String> {
    let mut line = Line { text: String::new(), before: Before::Gap, shortener };
    line.tokens(tokens)?;
    line.text.is_ascii().then_some(line.text)
}

/// What the text ends with, as far as spaces are concerned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing, or what no space follows.
    Gap,
    Keyword,
    Word,
    Closed,
}

struct Line<'a, 'b> {
    text: String,
    before: Before,
    shortener: &'a mut Shortener<'b>,
}

impl Line<'_, '_> {
    fn tokens(&mut self, tokens: &[TokenTree]) -> Option<()> {
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            index += match token {
                TokenTree::Ident(ident) => self.ident(&ident.to_string())?,
                TokenTree::Literal(literal) => self.word(&literal.to_string()),
                TokenTree::Group(group) => self.group(group)?,
                TokenTree::Punct(punct) => self.punct(punct, &tokens[index..])?,
            };
        }
        Some(())
    }

    fn ident(&mut self, ident: &str) -> Option<usize> {
        if UNKNOWN.contains(&ident) {
            return None;
        }
        self.word(ident);
        if KEYWORDS.contains(&ident) {
            self.before = Before::Keyword;
        }
        Some(1)
    }

    fn word(&mut self, word: &str) -> usize {
        self.space();
        self.push(word, Before::Word);
        1
    }

    fn space(&mut self) {
        if self.before != Before::Gap {
            self.text.push(' ');
        }
    }

    fn push(&mut self, text: &str, before: Before) {
        self.text.push_str(text);
        self.before = before;
    }

    fn group(&mut self, group: &Group) -> Option<usize> {
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        match (group.delimiter(), self.before) {
            // A tuple of one has a comma that means something.
            (Delimiter::Parenthesis, Before::Gap) if is_punct(inner.last(), ',') => return None,
            (Delimiter::Parenthesis, Before::Keyword) if !self.text.ends_with("pub") => return None,
            (Delimiter::Parenthesis, _) => self.enclosed("(", &inner, ")")?,
            (Delimiter::Bracket, Before::Gap) => self.enclosed("[", &inner, "]")?,
            (Delimiter::Brace, Before::Word) if inner.len() == 1 => {
                self.text.extend([" { ", &as_ident(inner.first())?.to_string(), " }"]);
                self.before = Before::Closed;
            }
            _ => return None,
        }
        Some(1)
    }

    fn enclosed(&mut self, open: &str, inner: &[TokenTree], close: &str) -> Option<()> {
        self.push(open, Before::Gap);
        self.tokens(inner)?;
        self.push(close, Before::Closed);
        Some(())
    }

    /// Prints what starts with a sign; returns how many tokens it was.
    fn punct(&mut self, punct: &Punct, tokens: &[TokenTree]) -> Option<usize> {
        let next = tokens.get(1);
        match (punct.as_char(), punct.spacing()) {
            (':', Spacing::Joint) if is_punct(next, ':') => return self.double_colon(tokens),
            ('-', Spacing::Joint) if is_punct(next, '>') => {
                self.push(" -> ", Before::Gap);
                return Some(2);
            }
            ('<', _) => return self.arguments(tokens),
            (',', _) if next.is_none() => {}
            (',', _) => self.push(", ", Before::Gap),
            (':', Spacing::Alone) => self.push(": ", Before::Gap),
            ('=', Spacing::Alone) => self.push(" = ", Before::Gap),
            ('.', Spacing::Alone) => self.push(".", Before::Gap),
            ('&', Spacing::Alone) => {
                self.space();
                self.push("&", Before::Gap);
            }
            ('*', _) if self.before == Before::Gap => self.push("*", Before::Gap),
            _ => return None,
        }
        Some(1)
    }

    /// Within a path, or the start of one from the root.
    fn double_colon(&mut self, tokens: &[TokenTree]) -> Option<usize> {
        match self.before {
            Before::Word => {
                self.push("::", Before::Gap);
                Some(2)
            }
            Before::Gap | Before::Keyword => self.path(tokens),
            Before::Closed => None,
        }
    }

    /// Type arguments, from `<` on.
    fn arguments(&mut self, tokens: &[TokenTree]) -> Option<usize> {
        let end = closing(tokens)?;
        let before = self.before;
        self.enclosed("<", &tokens[1..end], ">")?;
        // Behind those of `impl` stands a path.
        if before == Before::Keyword {
            self.before = before;
        }
        Some(end + 1)
    }

    /// A path from the root, with its arguments; a function that a person would call as a method is written as one.
    fn path(&mut self, tokens: &[TokenTree]) -> Option<usize> {
        let (names, end) = names(tokens);
        if METHODS.iter().any(|method| names.iter().eq(method.iter()))
            && let Some(TokenTree::Group(group)) = tokens.get(end)
        {
            self.method(names.last()?, group)?;
            return Some(end + 1);
        }
        let open = if is_double(&tokens[end..]) { end + 2 } else { end };
        if names.is_empty() || (open != end && !is_punct(tokens.get(open), '<')) {
            return None;
        }
        let (length, arguments) = match is_punct(tokens.get(open), '<') {
            true => {
                let close = open + closing(&tokens[open..])?;
                // Shortened before the path itself, as when the whole is parsed.
                let inner = line(&tokens[open + 1..close], self.shortener)?;
                (close + 1, format!("{}<{inner}>", if open == end { "" } else { "::" }))
            }
            false => (end, String::new()),
        };
        // Only behind the last name are arguments known.
        if length != end && is_double(&tokens[length..]) {
            return None;
        }
        let path = spell_path(&names, self.shortener);
        self.word(&path);
        self.push(&arguments, if length == end { Before::Word } else { Before::Closed });
        Some(length)
    }

    /// `into(value)` as `value.into()`.
    fn method(&mut self, name: &str, arguments: &Group) -> Option<()> {
        let inner: Vec<TokenTree> = arguments.stream().into_iter().collect();
        let mut arguments = split(&inner);
        let receiver = arguments.next()?;
        if is_punct(receiver.first(), '&') || is_punct(receiver.first(), '*') {
            return None;
        }
        self.tokens(receiver)?;
        self.text.extend([".", name, "("]);
        for (index, argument) in arguments.enumerate() {
            self.push(if index == 0 { "" } else { ", " }, Before::Gap);
            self.tokens(argument)?;
        }
        self.push(")", Before::Closed);
        Some(())
    }
}
