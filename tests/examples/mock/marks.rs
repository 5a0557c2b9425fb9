//! What discriminators mean, said in words of JSON Schema: which alternative has which words, and that a base stands for all
//! that is made of it.
//! Part of the description as it is served: neither the server nor a validator of JSON Schema knows discriminators.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::description::decoded;

/// How far references, and parts of parts, are followed.
const DEEPEST: usize = 16;
const SCHEMAS: &str = "#/components/schemas/";

/// Says of every alternative which words are its own, and of every base what can stand in its place.
pub(crate) fn say_marks(document: &mut Value) {
    let before = document.clone();
    let known = Known { document: &before };
    let bases = known.bases();
    say(document, &known, &bases, false);
}

/// Goes through a value; a base within an `allOf` is its members, and stays.
fn say(value: &mut Value, known: &Known<'_>, bases: &BTreeMap<String, Value>, is_part: bool) {
    match value {
        Value::Object(members) => {
            let base = members.get("$ref").and_then(Value::as_str).and_then(|reference| bases.get(reference));
            if let Some(union) = base.filter(|_| !is_part) {
                *value = union.clone();
                return;
            }
            for (key, value) in members.iter_mut().filter(|(key, _)| *key != "discriminator") {
                match (key.as_str(), value) {
                    ("allOf", Value::Array(parts)) => parts.iter_mut().for_each(|part| say(part, known, bases, true)),
                    (_, value) => say(value, known, bases, false),
                }
            }
            known.mark(members);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| say(item, known, bases, false)),
        _ => {}
    }
}

/// The description before anything is said.
struct Known<'a> {
    document: &'a Value,
}

impl<'a> Known<'a> {
    /// Marks the alternatives of a schema that has a discriminator.
    fn mark(&self, schema: &mut Map<String, Value>) {
        let Some(discriminator) = schema.get("discriminator").cloned() else { return };
        let Some(member) = discriminator["propertyName"].as_str() else { return };
        for key in ["oneOf", "anyOf"] {
            let Some(parts) = schema.get_mut(key).and_then(Value::as_array_mut) else { continue };
            let references: Vec<Option<String>> = parts.iter().map(|part| part["$ref"].as_str().map(str::to_owned)).collect();
            let all: Vec<&str> = references.iter().flatten().map(String::as_str).collect();
            for (part, reference) in parts.iter_mut().zip(&references) {
                let Some(reference) = reference else { continue };
                if let Some(words) = self.words(&discriminator, reference, &all) {
                    *part = marked(reference, member, &words);
                }
            }
        }
    }

    /// The references to bases, each with the union that it stands for.
    fn bases(&self) -> BTreeMap<String, Value> {
        let schemas = self.document["components"]["schemas"].as_object().into_iter().flatten();
        schemas
            .filter_map(|(name, schema)| {
                let reference = format!("{SCHEMAS}{name}");
                Some((reference.clone(), self.union(&reference, schema)?))
            })
            .collect()
    }

    /// The union of all that is made of a base; `None` of other schemas.
    fn union(&self, reference: &str, schema: &'a Value) -> Option<Value> {
        let discriminator = &schema["discriminator"];
        let member = discriminator["propertyName"].as_str()?;
        let mut heirs = BTreeSet::new();
        self.add_heirs(reference, &mut heirs);
        if heirs.is_empty() || ["oneOf", "anyOf"].iter().any(|key| schema.get(key).is_some()) {
            return None;
        }
        let is_mapped = !mapped(discriminator, reference).is_empty();
        let is_told = discriminator.get("mapping").is_some() || !self.own_words(schema, member, 0).is_empty();
        let itself = (is_mapped || !is_told).then(|| reference.to_owned());
        let all: Vec<String> = heirs.into_iter().chain(itself).collect();
        let names: Vec<&str> = all.iter().map(String::as_str).collect();
        let part = |reference: &String| match self.words(discriminator, reference, &names) {
            Some(words) => marked(reference, member, &words),
            None => json!({ "allOf": [{ "$ref": reference }] }),
        };
        Some(json!({ "oneOf": all.iter().map(part).collect::<Vec<_>>() }))
    }

    /// Adds what has a schema in its `allOf`, and what has that in turn.
    fn add_heirs(&self, reference: &str, heirs: &mut BTreeSet<String>) {
        let schemas = self.document["components"]["schemas"].as_object().into_iter().flatten();
        for (name, schema) in schemas {
            let heir = format!("{SCHEMAS}{name}");
            if has_part(schema, reference) && heirs.insert(heir.clone()) {
                self.add_heirs(&heir, heirs);
            }
        }
    }

    /// The words by which a discriminator knows an alternative; `None` if the schema of the alternative says them itself.
    fn words(&self, discriminator: &Value, reference: &str, all: &[&str]) -> Option<Vec<String>> {
        let mapped = mapped(discriminator, reference);
        if !mapped.is_empty() {
            return Some(mapped);
        }
        let member = discriminator["propertyName"].as_str()?;
        let target = self.target(reference)?;
        if ["oneOf", "anyOf"].iter().any(|key| target.get(key).is_some()) {
            return None;
        }
        let others = all.iter().filter(|other| **other != reference).filter_map(|other| self.target(other));
        let of_others: Vec<String> = others.flat_map(|other| self.own_words(other, member, 0)).collect();
        let own = self.own_words(target, member, 0);
        let telling: Vec<String> = own.iter().filter(|word| !of_others.contains(word)).cloned().collect();
        let name = last(reference).to_owned();
        match () {
            () if !telling.is_empty() => Some(telling),
            () if own.is_empty() || own.contains(&name) => Some(vec![name]),
            () => None,
        }
    }

    /// The words that an object lists for a member of it, by itself or in what it is put together from.
    fn own_words(&self, schema: &'a Value, member: &str, depth: usize) -> Vec<String> {
        let Some(schema) = self.followed(schema).filter(|_| depth < DEEPEST) else { return Vec::new() };
        let own = self.listed(&schema["properties"][member], depth);
        let parts = schema["allOf"].as_array().into_iter().flatten();
        let lists = std::iter::once(own).chain(parts.map(|part| self.own_words(part, member, depth + 1)));
        lists.into_iter().find(|words| !words.is_empty()).unwrap_or_default()
    }

    fn listed(&self, schema: &'a Value, depth: usize) -> Vec<String> {
        let Some(schema) = self.followed(schema).filter(|_| depth < DEEPEST) else { return Vec::new() };
        let values = schema["enum"].as_array().into_iter().flatten().chain(schema.get("const"));
        let words: Vec<String> = values.filter_map(|value| value.as_str().map(str::to_owned)).collect();
        let parts = schema["allOf"].as_array().into_iter().flatten();
        let lists = std::iter::once(words).chain(parts.map(|part| self.listed(part, depth + 1)));
        lists.into_iter().find(|words| !words.is_empty()).unwrap_or_default()
    }

    fn followed(&self, schema: &'a Value) -> Option<&'a Value> {
        schema["$ref"].as_str().map_or(Some(schema), |reference| self.target(reference))
    }

    fn target(&self, reference: &str) -> Option<&'a Value> {
        let mut reference = reference.to_owned();
        for _ in 0..DEEPEST {
            let target = self.document.pointer(&decoded(reference.strip_prefix('#')?))?;
            match target["$ref"].as_str() {
                Some(next) => reference = next.to_owned(),
                None => return Some(target),
            }
        }
        None
    }
}

fn has_part(schema: &Value, reference: &str) -> bool {
    let parts = schema["allOf"].as_array().into_iter().flatten();
    parts.into_iter().any(|part| part["$ref"] == reference || has_part(part, reference))
}

/// The words that a discriminator maps to an alternative.
fn mapped(discriminator: &Value, reference: &str) -> Vec<String> {
    let mapping = discriminator["mapping"].as_object().into_iter().flatten();
    let is_it = |target: &Value| target.as_str().is_some_and(|target| last(target) == last(reference));
    mapping.filter(|(_, target)| is_it(target)).map(|(word, _)| word.clone()).collect()
}

fn marked(reference: &str, member: &str, words: &[String]) -> Value {
    json!({ "allOf": [{ "$ref": reference }, { "properties": { member: { "enum": words } }, "required": [member] }] })
}

fn last(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or_default()
}
