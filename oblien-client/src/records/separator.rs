//! Where one record ends and the next begins: at line feeds, or as RFC 7464 separates texts.
//!
//! The part of [`Records`](super::Records) that knows no connection.

use std::ops::Range;

use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde::de::IgnoredAny;

/// What stands before a text of a sequence.
const RECORD: u8 = 0x1e;

/// How records are separated, and how far a buffer was searched for it.
pub(super) struct Separator {
    /// Whether a record may take several lines.
    is_sequence: bool,
    searched: usize,
}

/// A record found at the start of a buffer.
pub(super) struct Cut {
    /// Where it is.
    pub(super) record: Range<usize>,
    /// How many bytes it takes with what is around it.
    pub(super) consumed: usize,
}

impl Separator {
    /// Decides by the media type of a reply.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Self { is_sequence: essence == "application/json-seq" || essence.ends_with("+json-seq"), searched: 0 }
    }

    /// Whether an end may stand in what was not searched yet.
    pub(super) fn is_in(&self, buffer: &[u8]) -> bool {
        match self.is_sequence {
            true => memchr::memchr2(b'\n', RECORD, &buffer[self.searched..]).is_some(),
            false => memchr::memchr(b'\n', &buffer[self.searched..]).is_some(),
        }
    }

    /// Finds the record at the start of a buffer, if its end is there.
    pub(super) fn next(&mut self, buffer: &[u8]) -> Option<Cut> {
        let cut = if self.is_sequence { self.in_sequence(buffer) } else { self.in_lines(buffer) };
        self.searched = if cut.is_some() { 0 } else { buffer.len() };
        cut
    }

    /// Forgets what was searched, as the buffer is empty again.
    pub(super) fn restart(&mut self) {
        self.searched = 0;
    }

    /// Where the record is in what is left at the end.
    pub(super) fn last(&mut self, rest: &[u8]) -> Range<usize> {
        self.restart();
        start(rest)..rest.len()
    }

    fn in_lines(&self, buffer: &[u8]) -> Option<Cut> {
        let end = self.searched + memchr::memchr(b'\n', &buffer[self.searched..])?;
        Some(Cut { record: start(&buffer[..end])..end, consumed: end + 1 })
    }

    /// A text ends where the next one begins, or at a line feed behind which it is complete: what is live need not wait.
    fn in_sequence(&mut self, buffer: &[u8]) -> Option<Cut> {
        let start = start(buffer);
        let mut from = self.searched.max(start);
        while let Some(found) = memchr::memchr2(b'\n', RECORD, &buffer[from..]) {
            let end = from + found;
            if buffer[end] == RECORD {
                return Some(Cut { record: start..end, consumed: end });
            }
            if serde_json::from_slice::<IgnoredAny>(&buffer[start..end]).is_ok() {
                return Some(Cut { record: start..end, consumed: end + 1 });
            }
            from = end + 1;
        }
        None
    }
}

/// How many separators a buffer starts with.
fn start(buffer: &[u8]) -> usize {
    buffer.iter().take_while(|byte| **byte == RECORD).count()
}
