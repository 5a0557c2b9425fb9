//! Values by indentation, for whoever reads them by `serde`.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::error::Error;
use super::scalar;
use super::text::{Mark, Text};

/// A value that starts where the text is at, unless it is nothing.
pub(super) struct Node<'r, 'de> {
    text: &'r mut Text<'de>,
    /// How far what it is in is indented.
    parent: Option<usize>,
    place: Place,
}

/// What a value may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Anything.
    Line,
    /// Anything but a mapping or a list by indentation, as it stands behind a key.
    BehindKey,
}

impl<'r, 'de> Node<'r, 'de> {
    pub(super) fn root(text: &'r mut Text<'de>) -> Self {
        Self { text, parent: None, place: Place::Line }
    }

    fn visit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { text, parent, place } = self;
        let column = text.column();
        match text.peek() {
            Some(b'-') if text.is_blank(1) && place == Place::Line && parent.is_some() => {
                visitor.visit_seq(List { text, column, is_started: false })
            }
            Some(b'{' | b'[') => {
                let value = text.flow(visitor)?;
                end_line(text).map(|()| value)
            }
            Some(b'|' | b'>') => {
                let value = text.lines(parent.ok_or_else(Error::give_up)?)?;
                visitor.visit_string(value)
            }
            Some(_) => {
                let start = text.mark();
                if place == Place::Line {
                    if let Some(key) = key(text)? {
                        return visitor.visit_map(Mapping { text, column, first: Some((key, start)) });
                    }
                    text.return_to(start);
                }
                let parent = Some(parent.ok_or_else(Error::give_up)?);
                match text.peek() {
                    Some(b'"' | b'\'') => {
                        let value = text.quoted()?;
                        end_line(text)?;
                        scalar::visit_text(value, visitor)
                    }
                    _ => scalar::visit(text.plain(parent)?, visitor),
                }
            }
            None => Err(Error::give_up()),
        }
    }
}

/// Reads a key and goes on behind its colon; `None`, somewhere, if none stands here.
fn key<'de>(text: &mut Text<'de>) -> Result<Option<Cow<'de, str>>, Error> {
    if !matches!(text.peek(), Some(b'"' | b'\'')) {
        return Ok(text.plain_key()?.map(Cow::Borrowed));
    }
    let start = text.mark();
    let key = text.quoted()?;
    text.skip_spaces();
    if text.peek() != Some(b':') || !text.is_blank(1) {
        return Ok(None);
    }
    if text.is_on_other_line(start) || key.len() > 1000 {
        return Err(Error::give_up());
    }
    text.at += 1;
    Ok(Some(key))
}

/// Nothing but a comment may stand behind what ends in its line.
fn end_line(text: &mut Text<'_>) -> Result<(), Error> {
    text.skip_spaces();
    text.is_end_of_line().then_some(()).ok_or_else(Error::give_up)
}

impl<'de> Deserializer<'de> for Node<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { text, parent, place } = self;
        let mark = text.mark();
        let node = Node { text: &mut *text, parent, place };
        node.visit(visitor).map_err(|error| error.at(|| text.place(mark)))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A mapping whose keys stand in one column.
struct Mapping<'r, 'de> {
    text: &'r mut Text<'de>,
    column: usize,
    /// The first key, which was read already, and where it stands.
    first: Option<(Cow<'de, str>, Mark)>,
}

impl<'de> MapAccess<'de> for Mapping<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let (key, mark) = match self.first.take() {
            Some(first) => first,
            None => {
                self.text.skip()?;
                if self.text.peek().is_none() || self.text.column() < self.column {
                    return Ok(None);
                }
                let mark = self.text.mark();
                match key(self.text)? {
                    Some(key) if mark.column() == self.column => (key, mark),
                    _ => return Err(Error::give_up()),
                }
            }
        };
        let place = || self.text.place(mark);
        seed.deserialize(Known { text: Some(key), place }).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let mark = self.text.mark();
        self.text.skip_spaces();
        let parent = Some(self.column);
        if !self.text.is_end_of_line() {
            return seed.deserialize(Node { text: self.text, parent, place: Place::BehindKey });
        }
        self.text.skip()?;
        let column = self.text.column();
        let is_list = column == self.column && self.text.peek() == Some(b'-') && self.text.is_blank(1);
        match self.text.peek().is_some() && (column > self.column || is_list) {
            true => seed.deserialize(Node { text: self.text, parent, place: Place::Line }),
            false => seed.deserialize(Known { text: None, place: || self.text.place(mark) }),
        }
    }
}

/// A list whose dashes stand in one column.
struct List<'r, 'de> {
    text: &'r mut Text<'de>,
    column: usize,
    is_started: bool,
}

impl<'de> SeqAccess<'de> for List<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if std::mem::replace(&mut self.is_started, true) {
            self.text.skip()?;
            // In the column of the dashes may stand the next key of the mapping that the list is in.
            if self.text.peek() != Some(b'-') || !self.text.is_blank(1) || self.text.column() != self.column {
                let is_within = self.text.peek().is_some() && self.text.column() > self.column;
                return if is_within { Err(Error::give_up()) } else { Ok(None) };
            }
        }
        self.text.at += 1;
        let mark = self.text.mark();
        self.text.skip_spaces();
        if self.text.is_end_of_line() {
            self.text.skip()?;
        }
        let is_nothing = self.text.peek().is_none() || self.text.column() <= self.column;
        match is_nothing {
            true => seed.deserialize(Known { text: None, place: || self.text.place(mark) }),
            false => seed.deserialize(Node { text: self.text, parent: Some(self.column), place: Place::Line }),
        }
        .map(Some)
    }
}

/// A key, or nothing in the place of a value.
pub(super) struct Known<'de, P> {
    pub(super) text: Option<Cow<'de, str>>,
    /// Where it stands.
    pub(super) place: P,
}

impl<'de, P: FnOnce() -> (usize, usize)> Deserializer<'de> for Known<'de, P> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let visited = match self.text {
            Some(text) => scalar::visit_text(text, visitor),
            None => visitor.visit_unit(),
        };
        visited.map_err(|error| error.at(self.place))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
