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
        loop {
            let rest = self.rest_of_line();
            let end = rest.bytes().position(|byte| byte == quote || (byte == b'\\' && quote == b'"')).unwrap_or(rest.len());
            add(&mut text, &rest[..end]);
            self.at += end;
            match self.peek() {
                Some(b'\\') => self.escaped(text.to_mut())?,
                Some(b'\n') => self.fold(text.to_mut())?,
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
    fn fold(&mut self, text: &mut String) -> Result<(), Error> {
        text.truncate(text.trim_end_matches([' ', '\t']).len());
        let mut breaks = 0;
        while self.next_line() {
            breaks += 1;
            self.skip_spaces();
            if self.peek() == Some(b'\t') || self.column() == 0 && matches!(self.peek(), Some(b'-' | b'.')) {
                return Err(Error::give_up());
            }
        }
        match breaks {
            1 => text.push(' '),
            breaks => text.extend(std::iter::repeat_n('\n', breaks - 1)),
        }
        Ok(())
    }

    fn escaped(&mut self, text: &mut String) -> Result<(), Error> {
        let character = match self.byte(1) {
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            // Among them blanks, which are kept where a line is folded.
            _ => return Err(Error::give_up()),
        };
        text.push(character);
        self.at += 2;
        Ok(())
    }
}

fn add<'t>(text: &mut Cow<'t, str>, more: &'t str) {
    match text.is_empty() {
        true => *text = Cow::Borrowed(more),
        false => text.to_mut().push_str(more),
    }
}
