//! Percent-encoding of path variables and form encoding of queries.
//!
//! Values are encoded while they are printed, straight into the request target.

use std::fmt::{self, Display, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Everything in a path variable but the unreserved characters of RFC 3986, section 2.3.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Everything in a query but what the form encoding of the WHATWG URL standard leaves alone.
///
/// The space is not encoded here but turned into `+`.
const FORM: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_').remove(b' ');

/// What may stand in a segment of a path besides the unreserved characters.
const SEGMENT: &AsciiSet = &keep(PATH, b"!$&'()*+,;=:@");

/// What a query argument may hold without ending, besides what forms leave alone.
const RESERVED: &AsciiSet = &keep(FORM, b":/?[]@!$'(),;=~");

/// A set without these characters.
const fn keep(set: &AsciiSet, kept: &[u8]) -> AsciiSet {
    let mut set = set.remove(kept[0]);
    let mut index = 1;
    while index < kept.len() {
        set = set.remove(kept[index]);
        index += 1;
    }
    set
}

/// Appends a value to a path, strictly encoded: it cannot end its segment.
pub(crate) fn push_path(path: &mut String, value: impl Display) {
    write_encoded(path, PATH, value);
}

/// Appends a text to a query in form encoding.
pub(crate) fn push_form(query: &mut String, value: impl Display) {
    write_encoded(query, FORM, value);
}

/// Appends a text to a path, with the reserved characters that cannot end its segment.
pub(crate) fn push_segment(path: &mut String, value: &str) {
    write_encoded(path, SEGMENT, value);
}

/// Appends a text to a query, with the reserved characters that cannot end an argument and what is encoded already.
pub(crate) fn push_reserved(query: &mut String, value: &str) {
    let mut rest = value;
    while let Some(at) = rest.find('%') {
        let is_encoded = rest.as_bytes().get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let end = if is_encoded { at + 3 } else { at + 1 };
        write_encoded(query, RESERVED, &rest[..at]);
        query.push_str(if is_encoded { &rest[at..end] } else { "%25" });
        rest = &rest[end..];
    }
    write_encoded(query, RESERVED, rest);
}

/// Appends a name and its value to a query, behind an `&` unless it is the first.
pub(crate) fn push_query(query: &mut String, name: &str, value: impl Display) {
    if !query.is_empty() {
        query.push('&');
    }
    push_form(query, name);
    query.push('=');
    push_form(query, value);
}

/// Returns the value of an argument in the query of a URL, decoded; `None` if it has none or an empty one.
pub(crate) fn query_argument(url: &str, name: &str) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    let query = query.split('#').next().unwrap_or_default();
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let mut pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.find(|(key, _)| decoded(key) == name).map(|(_, value)| decoded(value)).filter(|value| !value.is_empty())
}

fn write_encoded(text: &mut String, set: &'static AsciiSet, value: impl Display) {
    let mut writer = Encoder { text, set };
    // Writing to a string does not fail, and a `Display` that does has written what it could.
    let _ = write!(writer, "{value}");
}

struct Encoder<'a> {
    text: &'a mut String,
    set: &'static AsciiSet,
}

impl Write for Encoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for piece in utf8_percent_encode(text, self.set) {
            self.push(piece);
        }
        Ok(())
    }
}

impl Encoder<'_> {
    fn push(&mut self, piece: &str) {
        let mut words = piece.split(' ');
        self.text.push_str(words.next().unwrap_or_default());
        for word in words {
            self.text.push('+');
            self.text.push_str(word);
        }
    }
}

#[cfg(test)]
mod tests;
