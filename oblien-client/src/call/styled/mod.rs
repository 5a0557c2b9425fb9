//! Values of several parts in paths, queries, headers and cookies, each in its style.
//!
//! A value is written as JSON and read back as a tree, so that only writing is compiled once per type.

mod expansion;
mod node;

use serde::Serialize;

use super::cookie::Commas;
use super::style::{Kind, Style};
use super::{Call, number};
pub(super) use expansion::Pair;
use expansion::{Encoding, one_text, pairs};
use node::Node;

/// Values of any shape.
impl Call {
    /// Fills the next variable of the path template with a value of any shape.
    ///
    /// It is percent-encoded so that it cannot change which endpoint is called; a value that leaves nothing to write, such
    /// as an empty list, is an error.
    pub fn path_styled<T: Serialize + ?Sized>(&mut self, style: Style, value: &T) {
        let name = self.target.variable().to_owned();
        let Some((json, node)) = self.read(&name, value) else { return };
        let encoding = if style.is_reserved { Encoding::Segment } else { Encoding::Strict };
        let text = match style.kind {
            Kind::Json => encoding.of(&json),
            _ => one_text(&name, style, &node, encoding).unwrap_or_default(),
        };
        if let Err(fault) = self.target.fill_encoded(&text) {
            self.fail(fault);
        }
    }

    /// Adds a query argument of any shape; nothing if it is null or an empty list.
    pub fn query_styled<T: Serialize + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        let Some((json, node)) = self.read(name, value) else { return };
        let encoding = if style.is_reserved { Encoding::Reserved } else { Encoding::Form };
        let pairs = match style.kind {
            Kind::Json if node.is_null() => Vec::new(),
            Kind::Json => vec![Pair::new(Encoding::Form.of(name), encoding.of(&json))],
            _ => pairs(name, style, &node, encoding),
        };
        self.target.query_pairs(name, style.kind == Kind::Deep, &pairs);
    }

    /// Sets the whole query: the members of an object as [`Style::FORM`] says, JSON as [`Style::JSON`] does, or a text.
    pub fn query_string<T: Serialize + ?Sized>(&mut self, style: Style, value: &T) {
        let Some((json, node)) = self.read("query string", value) else { return };
        let mut query = String::new();
        match (&node, style.kind) {
            (Node::Null, _) => {}
            (_, Kind::Json) => query = Encoding::Strict.of(&json),
            (Node::Object(_), _) => query = joined(&pairs("", style.explode(), &node, Encoding::Form), "&"),
            _ => query = Encoding::Strict.of(&node.text()),
        }
        self.target.replace_query(&query);
    }

    /// Adds a header of any shape; nothing if the value is null.
    ///
    /// The parts are not encoded; one that cannot be sent is an error that does not show it.
    pub fn header_styled<T: Serialize + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        let Some((json, node)) = self.read(name, value) else { return };
        match style.kind {
            _ if node.is_null() => {}
            Kind::Json => self.header(name, json),
            _ => {
                if let Some(text) = one_text(name, style, &node, Encoding::None) {
                    self.header(name, text);
                }
            }
        }
    }

    /// Adds a cookie of any shape, or a cookie for each of its parts; nothing if the value is null or an empty list.
    ///
    /// Without an encoding ([`Style::COOKIE`]) a part that cookies cannot carry is an error that does not show it.
    pub fn cookie_styled<T: Serialize + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        let Some((json, node)) = self.read(name, value) else { return };
        match style.kind {
            _ if node.is_null() => {}
            Kind::Json => self.add_cookies(name, &[(name, &Encoding::Strict.of(&json))], Commas::Refused),
            Kind::Cookie => {
                let pairs = pairs(name, style, &node, Encoding::None);
                let cookies: Vec<(&str, &str)> = pairs.iter().map(|pair| (&*pair.name, &*pair.value)).collect();
                self.add_cookies(name, &cookies, Commas::Allowed);
            }
            // The parts are in one cookie, as if it was a query.
            _ => {
                let all = joined(&pairs(name, style, &node, Encoding::Strict), "&");
                let cookie: Vec<(&str, &str)> = all.split_once('=').into_iter().collect();
                self.add_cookies(name, &cookie, Commas::Allowed);
            }
        }
    }

    /// A value as JSON and as a tree.
    fn read<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Option<(String, Node)> {
        let mut text = Vec::with_capacity(64);
        let read = match number::write(&mut text, value) {
            Ok(()) => tree(text),
            Err(error) => Err(error),
        };
        match read {
            Ok(read) => Some(read),
            Err(error) => {
                self.fail(format!("the value of `{name}` is no JSON: {error}"));
                None
            }
        }
    }
}

fn tree(text: Vec<u8>) -> serde_json::Result<(String, Node)> {
    let node = serde_json::from_slice(&text)?;
    Ok((String::from_utf8_lossy(&text).into_owned(), node))
}

fn joined(pairs: &[Pair], separator: &str) -> String {
    pairs.iter().map(|pair| format!("{}={}", pair.name, pair.value)).collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests;
