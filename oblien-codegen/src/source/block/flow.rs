//! Lists and mappings in brackets.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::error::Error;
use super::node::Known;
use super::scalar;
use super::text::Text;

impl<'de> Text<'de> {
    /// Hands a list or a mapping in brackets to a visitor.
    pub(super) fn flow<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        let is_list = self.peek() == Some(b'[');
        self.at += 1;
        match is_list {
            true => visitor.visit_seq(Parts { text: self, close: b']', is_started: false }),
            false => visitor.visit_map(Parts { text: self, close: b'}', is_started: false }),
        }
    }

    /// Reads a scalar in brackets, which has to end in its line; and whether it is in quotes.
    fn word(&mut self) -> Result<(Cow<'de, str>, bool), Error> {
        if matches!(self.peek(), Some(b'"' | b'\'')) {
            return Ok((self.quoted()?, true));
        }
        let line = self.rest_of_line();
        let is_rare = |byte: u8| b"?#&*!|>%@`\"'\t".contains(&byte);
        let end = line.bytes().position(|byte| b",[]{}".contains(&byte)).unwrap_or(line.len());
        let word = &line[..end];
        let word = word.find(": ").map_or(word, |end| &word[..end]).trim_end_matches(' ');
        // A dash or a colon at the ends may mean something.
        if word.is_empty()
            || word.bytes().any(is_rare)
            || word.ends_with(':')
            || word.starts_with(':')
            || word == "-"
            || word.starts_with("- ")
        {
            return Err(Error::give_up());
        }
        self.at += word.len();
        Ok((Cow::Borrowed(word), false))
    }
}

/// What stands within brackets.
struct Parts<'r, 'de> {
    text: &'r mut Text<'de>,
    close: u8,
    is_started: bool,
}

impl Parts<'_, '_> {
    /// Goes to the next part; `false` behind the last.
    fn next(&mut self) -> Result<bool, Error> {
        self.text.skip()?;
        let is_started = std::mem::replace(&mut self.is_started, true);
        if is_started && self.text.peek() == Some(b',') {
            self.text.at += 1;
            self.text.skip()?;
        } else if is_started && self.text.peek() != Some(self.close) {
            return Err(Error::give_up());
        }
        let is_end = self.text.peek() == Some(self.close);
        self.text.at += usize::from(is_end);
        Ok(!is_end)
    }
}

impl<'de> SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        match self.next()? {
            true => seed.deserialize(Part { text: self.text }).map(Some),
            false => Ok(None),
        }
    }
}

impl<'de> MapAccess<'de> for Parts<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        if !self.next()? {
            return Ok(None);
        }
        let mark = self.text.mark();
        let (key, _) = self.text.word()?;
        if self.text.is_on_other_line(mark) || self.text.peek() != Some(b':') || !self.text.is_blank(1) {
            return Err(Error::give_up());
        }
        self.text.at += 1;
        seed.deserialize(Known { text: Some(key), place: || self.text.place(mark) }).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.text.skip()?;
        seed.deserialize(Part { text: self.text })
    }
}

/// A value within brackets.
struct Part<'r, 'de> {
    text: &'r mut Text<'de>,
}

impl<'de> Part<'_, 'de> {
    fn visit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if matches!(self.text.peek(), Some(b'{' | b'[')) {
            return self.text.flow(visitor);
        }
        let (word, is_quoted) = self.text.word()?;
        self.text.skip()?;
        // What else may follow, as a colon or more of the same scalar, is rare.
        match self.text.peek() {
            Some(b',' | b']' | b'}') if is_quoted => scalar::visit_text(word, visitor),
            Some(b',' | b']' | b'}') => scalar::visit(word, visitor),
            _ => Err(Error::give_up()),
        }
    }
}

impl<'de> Deserializer<'de> for Part<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = self.text;
        let mark = text.mark();
        Part { text: &mut *text }.visit(visitor).map_err(|error| error.at(|| text.place(mark)))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
