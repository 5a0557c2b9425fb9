//! Lines out of bytes that may be cut anywhere: ended by LF, CR, or CR and LF.
//!
//! A line that is whole in one piece of bytes is not copied.

use std::borrow::Cow;

const MARK: &[u8] = b"\xef\xbb\xbf";

/// Cuts bytes into lines, and keeps what is not a whole line yet.
#[derive(Debug, Default)]
pub(super) struct Lines {
    partial: Vec<u8>,
    /// Whether the last line was ended by CR, so that an LF belongs to it.
    after_return: bool,
    /// Whether the first line, which may start with a byte-order mark, is through.
    started: bool,
}

impl Lines {
    /// Returns the next line, without its end, and takes it off the bytes.
    ///
    /// What is left when there is none is kept for the next bytes.
    pub(super) fn next<'a>(&mut self, bytes: &mut &'a [u8]) -> Option<Cow<'a, [u8]>> {
        if self.after_return && !bytes.is_empty() {
            *bytes = bytes.strip_prefix(b"\n").unwrap_or(bytes);
            self.after_return = false;
        }
        let Some(end) = memchr::memchr2(b'\n', b'\r', bytes) else {
            self.partial.extend_from_slice(bytes);
            *bytes = &[];
            return None;
        };
        let line = &bytes[..end];
        self.after_return = bytes[end] == b'\r';
        *bytes = &bytes[end + 1..];
        let line = if self.partial.is_empty() {
            Cow::Borrowed(line)
        } else {
            self.partial.extend_from_slice(line);
            Cow::Owned(std::mem::take(&mut self.partial))
        };
        Some(self.unmarked(line))
    }

    /// Returns the last line, if the bytes did not end with the end of a line.
    pub(super) fn finish(&mut self) -> Option<Cow<'static, [u8]>> {
        let line = std::mem::take(&mut self.partial);
        (!line.is_empty()).then(|| self.unmarked(Cow::Owned(line)))
    }

    pub(super) fn pending(&self) -> usize {
        self.partial.len()
    }

    fn unmarked<'a>(&mut self, line: Cow<'a, [u8]>) -> Cow<'a, [u8]> {
        if std::mem::replace(&mut self.started, true) || !line.starts_with(MARK) {
            return line;
        }
        match line {
            Cow::Borrowed(line) => Cow::Borrowed(&line[MARK.len()..]),
            Cow::Owned(line) => Cow::Owned(line[MARK.len()..].to_vec()),
        }
    }
}
