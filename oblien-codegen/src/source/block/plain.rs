//! Scalars without quotes, and keys.

use std::borrow::Cow;

use super::error::Error;
use super::text::Text;

/// Keys of more bytes are none.
const LONGEST_KEY: usize = 1000;

impl<'t> Text<'t> {
    /// Whether a scalar without quotes may start here.
    fn is_plain(&self) -> bool {
        match self.peek() {
            Some(b'-' | b'?' | b':') => !self.is_blank(1) && self.byte(1) != Some(b'\t'),
            Some(byte) => !b",[]{}#&*!|>'\"%@`\t".contains(&byte),
            None => false,
        }
    }

    /// Reads a key without quotes and goes on behind its colon; `None` if none stands here.
    pub(super) fn plain_key(&mut self) -> Result<Option<&'t str>, Error> {
        let line = self.rest_of_line();
        let Some(end) = stop(line)?.filter(|end| line.as_bytes()[*end] == b':') else { return Ok(None) };
        if !self.is_plain() || end > LONGEST_KEY {
            return Err(Error::give_up());
        }
        self.at += end + 1;
        Ok(Some(line[..end].trim_end_matches([' ', '\t'])))
    }

    /// Reads a scalar, whose further lines are indented by more than `parent`.
    pub(super) fn plain(&mut self, parent: Option<usize>) -> Result<Cow<'t, str>, Error> {
        if !self.is_plain() {
            return Err(Error::give_up());
        }
        let (first, mut is_ended) = self.plain_line()?;
        let mut text = Cow::Borrowed(first);
        while !is_ended {
            let Some(empty) = self.continued(parent)? else { break };
            let text = text.to_mut();
            match empty {
                0 => text.push(' '),
                empty => text.extend(std::iter::repeat_n('\n', empty)),
            }
            let line;
            (line, is_ended) = self.plain_line()?;
            text.push_str(line);
        }
        Ok(text)
    }

    /// The text up to the end of the line or a comment, and whether it is the latter.
    fn plain_line(&mut self) -> Result<(&'t str, bool), Error> {
        let line = self.rest_of_line();
        let end = stop(line)?;
        if end.is_some_and(|end| line.as_bytes()[end] == b':') {
            return Err(Error::give_up());
        }
        let text = line[..end.unwrap_or(line.len())].trim_end_matches([' ', '\t']);
        self.at += text.len();
        Ok((text, end.is_some()))
    }

    /// Goes to the next line of the same scalar; returns how many empty lines are before it, `None` if it has no more.
    fn continued(&mut self, parent: Option<usize>) -> Result<Option<usize>, Error> {
        let end = self.mark();
        self.at += self.rest_of_line().len();
        let mut empty = 0;
        while self.next_line() {
            self.skip_spaces();
            match self.peek() {
                Some(b'\n') => empty += 1,
                Some(b'\t') => return Err(Error::give_up()),
                Some(byte) if byte != b'#' && parent.is_none_or(|parent| self.column() > parent) => return Ok(Some(empty)),
                _ => break,
            }
        }
        self.return_to(end);
        Ok(None)
    }
}

/// Where a colon ends a key in a line, or a comment starts, whichever is first.
fn stop(line: &str) -> Result<Option<usize>, Error> {
    let bytes = line.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        match (byte, bytes.get(index + 1)) {
            (b':', None | Some(b' ')) => return Ok(Some(index)),
            (b' ', Some(b'#')) => return Ok(Some(index)),
            (b':', Some(b'\t')) | (b'\t', Some(b'#')) => return Err(Error::give_up()),
            _ => {}
        }
    }
    Ok(None)
}
