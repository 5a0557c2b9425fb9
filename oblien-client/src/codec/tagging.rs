//! Writing a variant that a member names: its payload, with the member put right.
//!
//! Called by what `codec::tagged!` writes; the payload's members pass through on their way to the serializer.

use serde_json::Value;

use super::error::Error;
use super::view::{Encode, Look, Sink, View};

/// Writes the payload of a variant that is named by the member `tag`.
///
/// A payload that has the tag as a member keeps its word if it names this variant; otherwise the first word is written.
///
/// # Errors
/// If the payload is no object, or the format can't be written.
pub fn write_tagged(sink: &mut dyn Sink, tag: &str, words: &[&str], payload: &View<'_>) -> Result<(), Error> {
    let object = match payload.0 {
        Look::Object(object) => object,
        Look::Foreign(value) => return write_tagged(sink, tag, words, &value.tree()?.view()),
        _ => return Err(Error::custom(format_args!("a variant named by `{tag}` must be an object"))),
    };
    let word = words.first().copied().unwrap_or_default();
    let mut tagging = Tagging { sink, tag, words, word, done: false };
    object.members(&mut tagging)?;
    match tagging.done {
        true => Ok(()),
        false => sink.member(tag, &View::text(word)),
    }
}

/// Passes all members on and puts the tag right.
struct Tagging<'a> {
    sink: &'a mut dyn Sink,
    tag: &'a str,
    words: &'a [&'a str],
    word: &'a str,
    done: bool,
}

impl Sink for Tagging<'_> {
    fn member(&mut self, name: &str, view: &View<'_>) -> Result<(), Error> {
        if name != self.tag {
            return self.sink.member(name, view);
        }
        self.done = true;
        match view.0 {
            Look::Text(word) if self.words.contains(&word) => self.sink.member(name, view),
            Look::Bool(value) => self.put(name, view, value.to_string()),
            Look::Unsigned(value) => self.put(name, view, value.to_string()),
            Look::Signed(value) => self.put(name, view, value.to_string()),
            Look::Foreign(value) => self.member(name, &value.tree()?.view()),
            _ => self.sink.member(name, &View::text(self.word)),
        }
    }
}

impl Tagging<'_> {
    /// Writes a tag that is no text: as it is if it names the variant, otherwise the first word as what it stands for.
    fn put(&mut self, name: &str, view: &View<'_>, word: String) -> Result<(), Error> {
        if self.words.contains(&word.as_str()) {
            return self.sink.member(name, view);
        }
        match serde_json::from_str::<Value>(self.word) {
            Ok(value @ (Value::Bool(_) | Value::Number(_))) => self.sink.member(name, &value.view()),
            _ => self.sink.member(name, &View::text(self.word)),
        }
    }
}

#[cfg(test)]
mod tests;
