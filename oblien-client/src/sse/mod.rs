//! Server-sent events: bytes in, frames out, by the grammar of the WHATWG HTML standard.
//!
//! A pure state machine under [`Events`](crate::Events); it knows no JSON and no connection.

mod line;

use std::collections::VecDeque;
use std::time::Duration;

use line::Lines;

/// One event of a stream, as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Frame {
    /// The name of the event, if it has one; `message` is meant if not.
    pub event: Option<String>,
    /// The data; its lines joined by line feeds. It may be empty.
    pub data: String,
    /// The id that was last set, by this event or by an earlier one.
    pub id: Option<String>,
    /// The wait before reconnecting that was set with this event.
    pub retry: Option<Duration>,
}

/// Parses a stream of server-sent events from bytes that may be cut anywhere.
///
/// In one point it keeps more than browsers do: an event that is complete but for the blank line
/// behind it is returned at the end of the stream, where a browser drops it.
///
/// ```
/// use oblien_client::sse::Parser;
///
/// let mut parser = Parser::default();
/// parser.push(b"event: tick\r\ndata: 1\r");
/// parser.push(b"\ndata: 2\n\n");
/// let frame = parser.frame().unwrap();
/// assert_eq!((frame.event.as_deref(), &*frame.data), (Some("tick"), "1\n2"));
/// assert_eq!(parser.frame(), None);
/// ```
#[derive(Debug, Default)]
pub struct Parser {
    lines: Lines,
    event: Option<String>,
    data: Option<String>,
    id: Option<String>,
    retry: Option<Duration>,
    frames: VecDeque<Frame>,
}

impl Parser {
    /// Takes the next bytes of the stream.
    pub fn push(&mut self, mut bytes: &[u8]) {
        let mut lines = std::mem::take(&mut self.lines);
        while let Some(line) = lines.next(&mut bytes) {
            self.line(&line);
        }
        self.lines = lines;
    }

    /// Takes the end of the stream: a last line without its end, a last event without its blank line.
    pub fn finish(&mut self) {
        if let Some(line) = self.lines.finish() {
            self.line(&line);
        }
        self.dispatch();
    }

    /// Returns the next event that is complete.
    pub fn frame(&mut self) -> Option<Frame> {
        self.frames.pop_front()
    }

    /// Returns how many bytes are held of an event that is not complete.
    pub fn pending(&self) -> usize {
        self.lines.pending() + self.data.as_ref().map_or(0, String::len)
    }

    fn line(&mut self, line: &[u8]) {
        if line.is_empty() {
            return self.dispatch();
        }
        let (field, value) = match line.iter().position(|byte| *byte == b':') {
            Some(colon) => (&line[..colon], &line[colon + 1..]),
            None => (line, &[][..]),
        };
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match field {
            b"data" => self.data(&String::from_utf8_lossy(value)),
            b"event" => self.event = Some(String::from_utf8_lossy(value).into_owned()),
            b"id" if !value.contains(&0) => {
                self.id = Some(String::from_utf8_lossy(value).into_owned());
            }
            b"retry" => self.retry = retry(value).or(self.retry),
            // Comments, which start with the colon, and fields nobody knows.
            _ => {}
        }
    }

    fn data(&mut self, value: &str) {
        match &mut self.data {
            Some(data) => {
                data.push('\n');
                data.push_str(value);
            }
            None => self.data = Some(value.to_owned()),
        }
    }

    /// Ends an event; one without data is none.
    fn dispatch(&mut self) {
        let event = self.event.take().filter(|event| !event.is_empty());
        if let Some(data) = self.data.take() {
            self.frames.push_back(Frame {
                event,
                data,
                id: self.id.clone().filter(|id| !id.is_empty()),
                retry: self.retry.take(),
            });
        }
    }
}

fn retry(value: &[u8]) -> Option<Duration> {
    if value.is_empty() || !value.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let milliseconds = std::str::from_utf8(value).ok()?.parse().ok()?;
    Some(Duration::from_millis(milliseconds))
}

#[cfg(test)]
mod tests;
