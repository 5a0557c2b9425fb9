//! Scalars of whole lines: literal ones behind `|`, folded ones behind `>`.

use super::error::Error;
use super::text::Text;

/// What is kept of the breaks at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    One,
    None,
    All,
}

impl Text<'_> {
    /// Reads a scalar whose lines are indented by more than `parent`.
    pub(super) fn lines(&mut self, parent: usize) -> Result<String, Error> {
        let is_folded = self.peek() == Some(b'>');
        let end = match self.rest_of_line()[1..].trim_end_matches(' ') {
            "" => End::One,
            "-" => End::None,
            "+" => End::All,
            _ => return Err(Error::give_up()),
        };
        self.at += self.rest_of_line().len();
        let mut text = String::new();
        // Breaks that are not written yet.
        let mut breaks = self.empty_lines(None)?;
        let indent = self.column();
        if indent <= parent || self.peek().is_none() {
            return Err(Error::give_up());
        }
        text.extend(std::iter::repeat_n('\n', breaks.saturating_sub(1)));
        let mut was_blank = None;
        loop {
            let is_blank = matches!(self.peek(), Some(b' ' | b'\t'));
            match was_blank {
                None => {}
                Some(false) if is_folded && !is_blank && breaks == 1 => text.push(' '),
                Some(false) if is_folded && !is_blank => text.extend(std::iter::repeat_n('\n', breaks - 1)),
                Some(_) => text.extend(std::iter::repeat_n('\n', breaks)),
            }
            was_blank = Some(is_blank);
            let line = self.rest_of_line();
            text.push_str(line);
            self.at += line.len();
            let before = self.mark();
            breaks = self.empty_lines(Some(indent))?;
            if self.column() < indent || self.peek().is_none() {
                if breaks == 0 && end != End::None {
                    // Without a break at the end of the text there is none to keep.
                    return Ok(text);
                }
                if self.peek().is_some() {
                    self.return_to(before);
                    self.next_line();
                }
                break;
            }
        }
        match end {
            End::None => {}
            End::One => text.push('\n'),
            End::All => text.extend(std::iter::repeat_n('\n', breaks)),
        }
        Ok(text)
    }

    /// Goes over the end of the line and empty lines, up to so many spaces of the next one; returns how many breaks that were.
    fn empty_lines(&mut self, indent: Option<usize>) -> Result<usize, Error> {
        let (mut breaks, mut widest) = (0, 0);
        while self.next_line() {
            breaks += 1;
            while self.peek() == Some(b' ') && indent.is_none_or(|indent| self.column() < indent) {
                self.at += 1;
            }
            match self.peek() {
                Some(b'\n') => widest = widest.max(self.column()),
                Some(b'\t') if indent.is_none_or(|indent| self.column() < indent) => return Err(Error::give_up()),
                _ => break,
            }
        }
        // Empty lines say how far the others are indented, if they are longer.
        if indent.is_none() && widest > self.column() {
            return Err(Error::give_up());
        }
        Ok(breaks)
    }
}
