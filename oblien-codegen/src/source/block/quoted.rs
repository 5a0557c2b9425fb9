//! Scalars in quotes.

use std::borrow::Cow;

use super::error::Error;
use super::text::Text;

impl<'t> Text<'t> {
    /// Reads a scalar in quotes, whatever its lines are indented by.
    pub(super) fn quoted(&mut self) -> Result<Cow<'t, str>, Error> {
        let quote = self.peek().ok_or_else(Error::give_up)?;
        self.at += 1;
        let mut text = Cow::Borrowed("");
        // Up to here blanks are kept at the end of a line, as they were escaped.
        let mut kept = 0;
        loop {
            let rest = self.rest_of_line();
            let end = rest.bytes().position(|byte| byte == quote || (byte == b'\\' && quote == b'"')).unwrap_or(rest.len());
            add(&mut text, &rest[..end]);
            self.at += end;
            match self.peek() {
                Some(b'\\') => {
                    self.escaped(text.to_mut())?;
                    kept = text.len();
                }
                Some(b'\n') => self.fold(text.to_mut(), kept)?,
                Some(_) if quote == b'\'' && self.byte(1) == Some(b'\'') => {
                    text.to_mut().push('\'');
                    self.at += 2;
                }
                Some(_) => {
                    self.at += 1;
                    return Ok(text);
                }
                None => return Err(Error::give_up()),
            }
        }
    }

    /// A break is a space, unless empty lines follow; what is blank around it does not count.
    fn fold(&mut self, text: &mut String, kept: usize) -> Result<(), Error> {
        text.truncate(text.trim_end_matches([' ', '\t']).len().max(kept));
        match self.breaks()? {
            1 => text.push(' '),
            breaks => text.extend(std::iter::repeat_n('\n', breaks - 1)),
        }
        Ok(())
    }

    /// Goes to what follows the end of the line that stands here; returns how many lines ended.
    fn breaks(&mut self) -> Result<usize, Error> {
        let mut breaks = 0;
        while self.next_line() {
            breaks += 1;
            self.skip_spaces();
            if self.peek() == Some(b'\t') || self.column() == 0 && matches!(self.peek(), Some(b'-' | b'.')) {
                return Err(Error::give_up());
            }
        }
        Ok(breaks)
    }

    fn escaped(&mut self, text: &mut String) -> Result<(), Error> {
        let character = match self.byte(1) {
            Some(b'\n') => {
                self.at += 1;
                // The break itself is nothing.
                let breaks = self.breaks()?;
                text.extend(std::iter::repeat_n('\n', breaks.saturating_sub(1)));
                return Ok(());
            }
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(byte @ (b'"' | b'\\' | b'/' | b' ')) => char::from(byte),
            Some(b'u') => self.numbered(4)?,
            Some(b'x') => self.numbered(2)?,
            _ => return Err(Error::give_up()),
        };
        text.push(character);
        self.at += 2;
        Ok(())
    }

    /// The character of a number of so many digits, which are gone over.
    fn numbered(&mut self, digits: usize) -> Result<char, Error> {
        let number =
            self.text.get(self.at + 2..self.at + 2 + digits).filter(|number| number.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let character = number.and_then(|number| char::from_u32(u32::from_str_radix(number, 16).ok()?));
        self.at += digits;
        character.ok_or_else(Error::give_up)
    }
}

fn add<'t>(text: &mut Cow<'t, str>, more: &'t str) {
    match text.is_empty() {
        true => *text = Cow::Borrowed(more),
        false => text.to_mut().push_str(more),
    }
}
