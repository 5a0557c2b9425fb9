//! Places in JSON: a scanner that walks a text the parser has already accepted.
//! One of the two locators; gives up on anything unexpected, and the YAML one is tried.

use std::borrow::Cow;

use super::wanted::Wanted;
use super::{Occurrence, Span};

/// Finds what is wanted; `false` if the text is not JSON.
pub(super) fn locate(text: &str, wanted: &mut Wanted) -> bool {
    let mut scanner = Scanner { text, at: 0 };
    scanner.node(wanted, None).is_some()
}

struct Scanner<'text> {
    text: &'text str,
    at: usize,
}

impl<'text> Scanner<'text> {
    /// Reads one value; notes it at itself if it is a scalar, else at its key.
    fn node(&mut self, wanted: &mut Wanted, key: Option<Span>) -> Option<()> {
        let start = self.space();
        let opening = self.peek()?;
        let container = matches!(opening, b'{' | b'[');
        if !container {
            self.skip()?;
            wanted.note(Occurrence { key, node: Span { start, end: self.at } });
            return Some(());
        }
        wanted.note(Occurrence { key, node: key.unwrap_or(Span { start, end: start + 1 }) });
        match opening {
            _ if !wanted.is_inner() => self.skip(),
            b'{' => self.members(wanted),
            _ => self.elements(wanted),
        }
    }

    fn members(&mut self, wanted: &mut Wanted) -> Option<()> {
        self.expect(b'{')?;
        if self.next_is(b'}') {
            return Some(());
        }
        loop {
            let start = self.space();
            let key = self.string()?;
            let span = Span { start, end: self.at };
            self.expect(b':')?;
            match wanted.child(&key) {
                Some(child) => self.node(child, Some(span))?,
                None => self.skip()?,
            }
            if !self.next_is(b',') {
                return self.expect(b'}');
            }
        }
    }

    fn elements(&mut self, wanted: &mut Wanted) -> Option<()> {
        self.expect(b'[')?;
        if self.next_is(b']') {
            return Some(());
        }
        for index in 0_usize.. {
            match wanted.child(&index.to_string()) {
                Some(child) => self.node(child, None)?,
                None => self.skip()?,
            }
            if !self.next_is(b',') {
                break;
            }
        }
        self.expect(b']')
    }

    /// Skips one value of any size without recursion.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.space();
            match self.peek()? {
                b'"' => drop(self.string()?),
                b'{' | b'[' => (depth, self.at) = (depth + 1, self.at + 1),
                b'}' | b']' => (depth, self.at) = (depth.checked_sub(1)?, self.at + 1),
                b',' | b':' if depth > 0 => self.at += 1,
                b',' | b':' => return None,
                _ => self.word()?,
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Skips a number, `true`, `false` or `null`.
    fn word(&mut self) -> Option<()> {
        let rest = &self.text.as_bytes()[self.at..];
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
        let length = rest.iter().position(|byte| !is_part(byte)).unwrap_or(rest.len());
        self.at += length;
        (length > 0).then_some(())
    }

    fn string(&mut self) -> Option<Cow<'text, str>> {
        self.expect(b'"')?;
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut escaped = false;
        loop {
            match bytes.get(self.at)? {
                b'\\' => (escaped, self.at) = (true, self.at + 2),
                b'"' => break,
                _ => self.at += 1,
            }
        }
        let content = self.text.get(start..self.at)?;
        self.at += 1;
        match escaped {
            true => serde_json::from_str(&self.text[start - 1..self.at]).ok().map(Cow::Owned),
            false => Some(Cow::Borrowed(content)),
        }
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.next_is(byte).then_some(())
    }

    fn next_is(&mut self, byte: u8) -> bool {
        self.space();
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    fn space(&mut self) -> usize {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        self.at
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}
