//! A text with a place in it: what stands there, and how far it is indented.

use super::error::Error;

/// A text that is read from its start to its end.
pub(super) struct Text<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// From 1.
    line: usize,
    line_start: usize,
}

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    at: usize,
    line: usize,
    line_start: usize,
}

impl Mark {
    pub(super) fn column(self) -> usize {
        self.at - self.line_start
    }
}

impl<'t> Text<'t> {
    /// `None` if there is anything in it that is a break or a mark for YAML alone, or nothing at all.
    pub(super) fn new(text: &'t str) -> Option<Self> {
        // Written so that the compiler looks at many bytes at once.
        let is_control = |byte: u8| (byte < b' ') & (byte != b'\n') & (byte != b'\t') | (byte == 0x7f);
        let has_control = text.bytes().fold(false, |found, byte| found | is_control(byte));
        let is_rare = |character: char| matches!(character, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
        let known = !has_control && text.split('\n').all(|line| line.is_ascii() || !line.contains(is_rare));
        known.then_some(Self { text, at: 0, line: 1, line_start: 0 })
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.byte(0)
    }

    /// What stands so many bytes further on.
    pub(super) fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    /// Whether a space, the end of the line or of the text stands so many bytes further on.
    pub(super) fn is_blank(&self, ahead: usize) -> bool {
        matches!(self.byte(ahead), None | Some(b' ' | b'\n'))
    }

    pub(super) fn column(&self) -> usize {
        self.at - self.line_start
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { at: self.at, line: self.line, line_start: self.line_start }
    }

    pub(super) fn return_to(&mut self, mark: Mark) {
        (self.at, self.line, self.line_start) = (mark.at, mark.line, mark.line_start);
    }

    /// Whether a place is in another line.
    pub(super) fn is_on_other_line(&self, mark: Mark) -> bool {
        mark.line != self.line
    }

    /// Line and column, both from 1; columns count characters.
    pub(super) fn place(&self, mark: Mark) -> (usize, usize) {
        (mark.line, self.text[mark.line_start..mark.at].chars().count() + 1)
    }

    /// The rest of the line.
    pub(super) fn rest_of_line(&self) -> &'t str {
        let rest = &self.text[self.at..];
        &rest[..rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len())]
    }

    /// Goes on behind the end of the line that stands here; `false` at the end of the text.
    pub(super) fn next_line(&mut self) -> bool {
        if self.peek() != Some(b'\n') {
            return false;
        }
        self.at += 1;
        self.line += 1;
        self.line_start = self.at;
        true
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
    }

    /// Whether what stands here is a comment.
    pub(super) fn is_comment(&self) -> bool {
        let is_behind_space = self.at == self.line_start || self.text.as_bytes()[self.at - 1] == b' ';
        self.peek() == Some(b'#') && is_behind_space
    }

    /// Whether nothing but a comment is left of the line.
    pub(super) fn is_end_of_line(&self) -> bool {
        matches!(self.peek(), None | Some(b'\n')) || self.is_comment()
    }

    /// Goes to the next thing that is neither space nor comment.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        loop {
            self.skip_spaces();
            if self.is_comment() {
                self.at += self.rest_of_line().len();
            }
            match self.peek() {
                Some(b'\n') => drop(self.next_line()),
                Some(b'\t' | b'#') => return Err(Error::give_up()),
                _ if self.is_marker() => return Err(Error::give_up()),
                _ => return Ok(()),
            }
        }
    }

    /// Whether the start or the end of a document stands here.
    fn is_marker(&self) -> bool {
        let rest = &self.text[self.at..];
        self.at > 0 && self.column() == 0 && (rest.starts_with("---") || rest.starts_with("..."))
    }

    /// Goes on behind the mark that a document may start with.
    pub(super) fn start_document(&mut self) -> Result<(), Error> {
        let is_marker = |line: &str| line.starts_with("---") || line.starts_with("...");
        match self.rest_of_line() {
            "---" if self.at == 0 => {
                self.at += 3;
                self.skip()
            }
            line if self.at == 0 && is_marker(line) => Err(Error::give_up()),
            _ => Ok(()),
        }
    }
}
