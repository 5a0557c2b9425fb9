//! YAML as descriptions are mostly written: mappings and lists by indentation, scalars of all styles, short lists in brackets.
//! Tried before the parser of all of YAML, which takes several times as long and as much memory. It gives up at whatever is rare:
//! anchors, tags, tabs, keys of several lines, other line ends; and at whatever is wrong, so that only the parser tells of faults.

mod error;
mod flow;
mod lines;
mod node;
mod plain;
mod quoted;
mod scalar;
mod text;

use serde::de::DeserializeSeed;

use error::Error;
use node::Node;
use text::Text;

/// Reads a text; `None` if it has to be read by the parser.
pub(super) fn read<'t, S: DeserializeSeed<'t>>(text: &'t str, seed: S) -> Option<S::Value> {
    let mut text = Text::new(text)?;
    let value = read_root(&mut text, seed).ok()?;
    text.skip().ok()?;
    text.peek().is_none().then_some(value)
}

fn read_root<'t, S: DeserializeSeed<'t>>(text: &mut Text<'t>, seed: S) -> Result<S::Value, Error> {
    text.skip()?;
    text.start_document()?;
    seed.deserialize(Node::root(text))
}

#[cfg(test)]
mod tests;
