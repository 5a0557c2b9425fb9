//! Places in YAML, by the parser's own errors: a wanted node is refused on purpose, and the
//! error tells where it stands. One of the two locators; walks along `Wanted` in one parse.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::Occurrence;
use super::token::{Role, span};
use super::wanted::Wanted;
use crate::source::lines::Lines;
use crate::source::parse::offset_of;
use crate::source::repair::Fault;

/// Text of the errors made here; it can't be part of a parser's message.
const REFUSED: &str = "\u{1}refused\u{1}";

/// A line and a column, both from 1.
type Mark = (usize, usize);

/// Where a text can't be parsed, if the parser says.
pub(super) struct Stop(Option<usize>);

impl Fault for Stop {
    fn offset(&self) -> Option<usize> {
        self.0
    }
}

/// Finds what is wanted, as far as the text can be parsed.
pub(super) fn locate(text: &str, wanted: &mut Wanted) -> Result<(), Stop> {
    let lines = Lines::new(text);
    let Some(document) = serde_yaml::Deserializer::from_str(text).next() else {
        return Ok(());
    };
    let node = Node { lines: &lines, wanted, key: None, root: true };
    node.deserialize(document).map_err(|error| Stop(offset_of(text, &error)))
}

/// Seed and visitor of a node on the way to a wanted one.
struct Node<'a, 'text> {
    lines: &'a Lines<'text>,
    wanted: &'a mut Wanted,
    key: Option<Mark>,
    root: bool,
}

impl<'de> DeserializeSeed<'de> for Node<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { lines, wanted, key, root } = self;
        let node = Node { lines, wanted: &mut *wanted, key, root };
        deserializer.deserialize_any(node).or_else(|error| {
            let mark = mark(&error).ok_or(error)?;
            let key = key.map(|mark| span(lines, mark, Role::Key));
            wanted.note(Occurrence { key, node: span(lines, mark, Role::Value) });
            Ok(())
        })
    }
}

impl<'a> Node<'a, '_> {
    /// Notes a container: at its key, else at the first thing in it.
    fn note_container(&mut self, first: Option<Mark>) {
        let first = if self.root { Some((1, 1)) } else { first };
        let key = self.key.map(|mark| span(self.lines, mark, Role::Key));
        let first = first.map(|mark| span(self.lines, mark, Role::Key));
        if let Some(node) = key.or(first) {
            self.wanted.note(Occurrence { key, node });
        }
    }

    /// Walks a mapping's members; those of a merged mapping count as its own.
    fn members<'de, A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        if self.key.is_some() {
            self.note_container(None);
        }
        let mut noted = self.key.is_some();
        let mut key = String::new();
        while let Some(mark) = members.next_key_seed(Key(&mut key))? {
            if !std::mem::replace(&mut noted, true) {
                self.note_container(Some(mark));
            }
            let (lines, wanted) = (self.lines, &mut *self.wanted);
            if key == "<<" {
                members.next_value_seed(Merged(Node { lines, wanted, key: None, root: false }))?;
            } else if let Some(wanted) = wanted.child(&key) {
                members.next_value_seed(Node { lines, wanted, key: Some(mark), root: false })?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Node<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(REFUSED)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        self.members(members)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        self.note_container(None);
        let mut index = 0_usize;
        loop {
            let more = match self.wanted.child(&index.to_string()) {
                Some(wanted) => {
                    let node = Node { lines: self.lines, wanted, key: None, root: false };
                    elements.next_element_seed(node)?.is_some()
                }
                None => elements.next_element::<IgnoredAny>()?.is_some(),
            };
            if !more {
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let (IgnoredAny, content) = tagged.variant()?;
        content.newtype_variant_seed(self)
    }
}

/// Seed and visitor of what `<<` merges: its members are wanted, itself it is not.
struct Merged<'a, 'text>(Node<'a, 'text>);

impl<'de> DeserializeSeed<'de> for Merged<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Merged<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a mapping or a list of mappings")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut key = String::new();
        while let Some(mark) = members.next_key_seed(Key(&mut key))? {
            let lines = self.0.lines;
            match self.0.wanted.child(&key) {
                Some(wanted) => members.next_value_seed(Node { lines, wanted, key: Some(mark), root: false })?,
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let (lines, wanted) = (self.0.lines, self.0.wanted);
        while elements.next_element_seed(Merged(Node { lines, wanted: &mut *wanted, key: None, root: false }))?.is_some() {}
        Ok(())
    }
}

/// Seed and visitor of a key: stores it, then refuses it for the sake of its place.
struct Key<'key>(&'key mut String);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Mark;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Mark, D::Error> {
        match deserializer.deserialize_str(self) {
            Ok(mark) => Ok(mark),
            Err(error) => mark(&error).ok_or(error),
        }
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Mark;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a scalar")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Mark, E> {
        self.0.clear();
        self.0.push_str(value);
        Err(E::custom(REFUSED))
    }
}

/// Reads the place out of an error made here; `None` for an error of the parser.
///
/// The parser says `at line 1 column 2` behind its message, and nothing at all for the very start.
fn mark<E: fmt::Display>(error: &E) -> Option<Mark> {
    let message = error.to_string();
    let (_, place) = message.rsplit_once(REFUSED)?;
    let Some(place) = place.strip_prefix(" at line ") else {
        return Some((1, 1));
    };
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}
