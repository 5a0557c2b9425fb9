//! Enumerations: lists of known words or integers.
//! Part of the lowering.

use openapiv3::Schema;
use serde_json::Value;

use crate::ir::{Enumeration, Type, TypeKind, Word};
use crate::lower::context::{Lowering, Site};
use crate::lower::documentation;
use crate::lower::naming::UniqueNames;
use crate::lower::view::View;

/// The variant that keeps what is not known has this name.
const UNKNOWN: &str = "Unknown";

impl<'a> Lowering<'a> {
    /// Words make an open enumeration, integers one of integers; of other values only the kind can be told.
    pub(super) fn enumeration(&mut self, schema: &'a Schema, view: &View<'a>, site: &Site) -> Type {
        let integers = view.words.iter().all(|word| word.is_i64());
        if integers || view.words.iter().all(Value::is_string) {
            let id = self.reserve(site, schema);
            let words = words(&view.words, &Annotations::of(view));
            return self.finish(id, TypeKind::Enumeration(Enumeration { words, integers }));
        }
        if view.words.iter().all(Value::is_boolean) {
            return Type::Boolean;
        }
        if view.words.iter().all(Value::is_number) {
            return Type::Number;
        }
        Type::Dynamic
    }

    /// The definition of an enumeration whose words were gathered from several schemas.
    pub(super) fn gathered_enumeration(&mut self, schema: &'a Schema, gathered: Vec<Word>, integers: bool, site: &Site) -> Type {
        let id = self.reserve(site, schema);
        let mut names = UniqueNames::without(&[UNKNOWN]);
        let words = gathered.into_iter().map(|word| Word { name: names.claim(&word.name), ..word }).collect();
        self.finish(id, TypeKind::Enumeration(Enumeration { words, integers }))
    }
}

/// A word that is an alternative of its own: its title and description are its documentation, the title of a number its name.
pub(super) fn alternative_word(value: &Value, view: &View<'_>) -> Word {
    let wire = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let is_only = view.words.len() == 1;
    let title = view.data.title.as_deref().map(str::trim).filter(|title| is_only && !title.is_empty());
    let name = match title {
        Some(title) if !value.is_string() => oblien_endpoint::type_name(title),
        _ => word_name(value, &wire),
    };
    let mut docs = documentation::lines(title.filter(|title| !title.eq_ignore_ascii_case(&wire)));
    let text = documentation::lines(view.data.description.as_deref().filter(|_| is_only));
    if !docs.is_empty() && !text.is_empty() {
        docs.push(String::new());
    }
    docs.extend(text);
    Word { name, wire, docs }
}

/// Names and texts of words that descriptions carry beside them.
struct Annotations<'a> {
    names: Option<&'a Vec<Value>>,
    texts: Option<&'a Value>,
}

impl<'a> Annotations<'a> {
    fn of(view: &View<'a>) -> Self {
        let extension = |key: &str| view.data.extensions.get(key);
        let names = extension("x-enum-varnames").or_else(|| extension("x-enumNames")).and_then(Value::as_array);
        let texts = extension("x-enum-descriptions").or_else(|| extension("x-enumDescriptions"));
        Self { names, texts }
    }

    fn name(&self, index: usize) -> Option<&'a str> {
        self.names?.get(index)?.as_str()
    }

    fn text(&self, index: usize, word: &str) -> Option<&'a str> {
        match self.texts? {
            Value::Array(texts) => texts.get(index)?.as_str(),
            Value::Object(texts) => texts.get(word)?.as_str(),
            _ => None,
        }
    }
}

fn words(values: &[Value], annotations: &Annotations<'_>) -> Vec<Word> {
    let mut names = UniqueNames::without(&[UNKNOWN]);
    let mut seen = std::collections::HashSet::new();
    let mut words = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let wire = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if !seen.insert(wire.clone()) {
            continue;
        }
        let name = annotations.name(index).map_or_else(|| word_name(value, &wire), oblien_endpoint::type_name);
        let docs = documentation::lines(annotations.text(index, &wire));
        words.push(Word { name: names.claim(&name), wire, docs });
    }
    words
}

/// A word is a variant by its own name, an integer by its digits: `N404`, `Minus1`.
fn word_name(value: &Value, wire: &str) -> String {
    if value.is_string() { oblien_endpoint::variant_name(wire) } else { oblien_endpoint::type_name(wire) }
}
