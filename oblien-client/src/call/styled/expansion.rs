//! What a value looks like in a style: one text, or pairs of a name and a value.
//! Part of `styled`. The bytes are those of RFC 6570 where OpenAPI refers to it.

use super::super::style::{Kind, Style};
use super::node::Node;
use crate::encoding::{push_form, push_path, push_reserved, push_segment};

/// Which characters of a part stay as they are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Encoding {
    None,
    /// Unreserved characters only.
    Strict,
    /// What may stand in a segment of a path.
    Segment,
    /// As browsers write forms.
    Form,
    /// As forms, with what cannot end an argument.
    Reserved,
}

impl Encoding {
    pub(super) fn of(self, text: &str) -> String {
        let mut encoded = String::with_capacity(text.len());
        match self {
            Self::None => encoded.push_str(text),
            Self::Strict => push_path(&mut encoded, text),
            Self::Segment => push_segment(&mut encoded, text),
            Self::Form => push_form(&mut encoded, text),
            Self::Reserved => push_reserved(&mut encoded, text),
        }
        encoded
    }

    /// Names of a query are encoded as such even where its values are left alone.
    fn of_name(self, name: &str) -> String {
        match self {
            Self::Reserved => Self::Form.of(name),
            Self::Segment => Self::Strict.of(name),
            other => other.of(name),
        }
    }
}

/// A name and a value, both encoded.
#[derive(Debug)]
pub(in super::super) struct Pair {
    pub(in super::super) name: String,
    pub(in super::super) value: String,
}

impl Pair {
    pub(super) fn new(name: String, value: String) -> Self {
        Self { name, value }
    }
}

/// A value as one text, for paths and headers; `None` if there is nothing to write.
pub(super) fn one_text(name: &str, style: Style, node: &Node, encoding: Encoding) -> Option<String> {
    let (start, between, is_named) = match style.kind {
        Kind::Label => (".", ".", false),
        Kind::Matrix => (";", ";", true),
        _ => ("", ",", false),
    };
    let named = |value: String| match is_named {
        true => with_name(&encoding.of_name(name), &value),
        false => value,
    };
    let parts: Vec<String> = match node {
        Node::Null => return None,
        Node::List(items) if style.is_exploded => texts(items, encoding).map(named).collect(),
        Node::Object(members) if style.is_exploded => {
            let written = |(name, value): (String, String)| match is_named {
                true => with_name(&name, &value),
                false => format!("{name}={value}"),
            };
            entries(members, encoding).map(written).collect()
        }
        node => joined(node, ",", encoding).map(named).into_iter().collect(),
    };
    if parts.is_empty() { None } else { Some(format!("{start}{}", parts.join(between))) }
}

/// `name=value`, or only the name of an empty value.
fn with_name(name: &str, value: &str) -> String {
    if value.is_empty() { name.to_owned() } else { format!("{name}={value}") }
}

/// A value as pairs, for queries and cookies.
pub(super) fn pairs(name: &str, style: Style, node: &Node, encoding: Encoding) -> Vec<Pair> {
    let own_name = encoding.of_name(name);
    if style.kind == Kind::Deep {
        let mut pairs = Vec::new();
        deep(&own_name, node, encoding, &mut pairs);
        return pairs;
    }
    let one = |value: String| Pair::new(own_name.clone(), value);
    let written: Vec<Pair> = match node {
        Node::List(items) if style.is_exploded => texts(items, encoding).map(one).collect(),
        Node::Object(members) if style.is_exploded => {
            members.iter().flat_map(|(name, value)| member(&encoding.of_name(name), value, encoding)).collect()
        }
        node => joined(node, separator(style), encoding).map(one).into_iter().collect(),
    };
    if written.is_empty() && style.may_be_empty && !matches!(node, Node::Object(_)) {
        return vec![Pair::new(own_name, String::new())];
    }
    written
}

fn separator(style: Style) -> &'static str {
    match style.kind {
        Kind::Space => "%20",
        Kind::Pipe => "%7C",
        _ => ",",
    }
}

/// A member that is written by itself; a list in it is written item by item.
fn member(name: &str, value: &Node, encoding: Encoding) -> Vec<Pair> {
    let one = |value| Pair::new(name.to_owned(), value);
    match value {
        Node::Null => Vec::new(),
        Node::List(items) => texts(items, encoding).map(one).collect(),
        value => vec![one(encoding.of(&value.text()))],
    }
}

/// All parts of a value in one text; `None` if there are none.
fn joined(node: &Node, separator: &str, encoding: Encoding) -> Option<String> {
    let parts: Vec<String> = match node {
        Node::Null => Vec::new(),
        Node::List(items) => texts(items, encoding).collect(),
        Node::Object(members) => entries(members, encoding).flat_map(|(name, value)| [name, value]).collect(),
        plain => vec![encoding.of(&plain.text())],
    };
    if parts.is_empty() { None } else { Some(parts.join(separator)) }
}

fn texts(items: &[Node], encoding: Encoding) -> impl Iterator<Item = String> {
    items.iter().filter(|item| !item.is_null()).map(move |item| encoding.of(&item.text()))
}

fn entries(members: &[(String, Node)], encoding: Encoding) -> impl Iterator<Item = (String, String)> {
    let is_there = |(_, value): &&(String, Node)| !value.is_null();
    members.iter().filter(is_there).map(move |(name, value)| (encoding.of_name(name), encoding.of(&value.text())))
}

/// Members in brackets behind the name of what they are in.
fn deep(name: &str, node: &Node, encoding: Encoding, pairs: &mut Vec<Pair>) {
    match node {
        Node::Null => {}
        Node::Object(members) => {
            for (member, value) in members {
                deep(&format!("{name}%5B{}%5D", encoding.of_name(member)), value, encoding, pairs);
            }
        }
        Node::List(items) if items.iter().any(Node::has_parts) => {
            for (index, item) in items.iter().enumerate() {
                deep(&format!("{name}%5B{index}%5D"), item, encoding, pairs);
            }
        }
        Node::List(items) => {
            pairs.extend(texts(items, encoding).map(|item| Pair::new(format!("{name}%5B%5D"), item)));
        }
        plain => pairs.push(Pair::new(name.to_owned(), encoding.of(&plain.text()))),
    }
}
