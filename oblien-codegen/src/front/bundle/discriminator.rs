//! The values of discriminators' mappings, which name schemas or refer to them.
//! Part of `discover` and of `build`: afterwards each is a reference to a component.

use serde_json::{Map, Value};

use super::discover::Discovery;
use super::plan::{Location, Plan, Resolution, reference};
use crate::diagnostics::texts;
use crate::front::grammar::Kind;
use crate::source::{FileId, pointer};

impl Discovery<'_, '_> {
    /// Decides about the values of the mapping of a schema's discriminator.
    pub(super) fn discriminator(&mut self, file: FileId, schema: &str, object: &Map<String, Value>) {
        let at = pointer::join(schema, "discriminator");
        let Some(discriminator) = object.get("discriminator") else {
            return;
        };
        if let Some(Value::String(text)) = discriminator.get("defaultMapping") {
            self.map(file, &pointer::join(&at, "defaultMapping"), text, object);
        }
        let Some(Value::Object(mapping)) = discriminator.get("mapping") else {
            return;
        };
        let at = pointer::join(&at, "mapping");
        for (value, target) in mapping {
            if let Value::String(text) = target {
                self.map(file, &pointer::join(&at, value), text, object);
            }
        }
    }

    fn map(&mut self, file: FileId, pointer: &str, text: &str, schema: &Map<String, Value>) {
        if let Some(Some(_)) = self.plan.mapping(file, text) {
            return;
        }
        let target = self.mapped(file, text).or_else(|| self.alternative(file, text, schema));
        if target.is_none() {
            let place = self.resolver.sources.place(file, pointer);
            let nearest = self.resolver.schema_like(&written_name(text));
            self.resolver.diagnostics.push(texts::unmapped_discriminator(place, text, nearest.as_deref()));
        }
        // Most are the reference already; only a change needs a decision.
        if target.as_deref() != Some(text) {
            self.plan.map(file, text, target);
        }
    }

    /// Returns the alternative of the schema that has the name of a target which is not there.
    ///
    /// A part of a description in a file of its own may say where its target is in the whole.
    fn alternative(&mut self, file: FileId, text: &str, schema: &Map<String, Value>) -> Option<String> {
        let wanted = written_name(text);
        let text = references(schema).find(|text| written_name(text).eq_ignore_ascii_case(&wanted))?;
        match self.resolve(file, text, Kind::Schema) {
            Ok(Resolution::Local(reference)) => Some(reference),
            _ => None,
        }
    }

    fn mapped(&mut self, file: FileId, text: &str) -> Option<String> {
        let pointer = pointer::join("/components/schemas", text);
        let named = [file, self.root].into_iter().find(|file| {
            let location = Location { file: *file, pointer: pointer.clone() };
            self.resolver.inspect(&location, |value| !value.is_null())
        });
        let resolution = match named {
            Some(file) => self.resolve(file, &reference("schemas", text), Kind::Schema),
            None => self.resolve(file, text, Kind::Schema),
        };
        match resolution {
            Ok(Resolution::Local(reference)) => Some(reference),
            _ => None,
        }
    }
}

/// Rewrites the mapping of a schema's discriminator; values without a target are left out.
pub(super) fn rewrite(plan: &Plan, file: FileId, schema: &mut Map<String, Value>) {
    let Some(Value::Object(discriminator)) = schema.get_mut("discriminator") else {
        return;
    };
    if let Some(Value::Object(mapping)) = discriminator.get_mut("mapping") {
        mapping.retain(|_, target| rewrite_target(plan, file, target));
    }
    let broken = discriminator.get_mut("defaultMapping").is_some_and(|target| !rewrite_target(plan, file, target));
    if broken {
        discriminator.shift_remove("defaultMapping");
    }
}

fn rewrite_target(plan: &Plan, file: FileId, target: &mut Value) -> bool {
    let decided = target.as_str().and_then(|text| plan.mapping(file, text));
    match decided {
        Some(Some(reference)) => *target = Value::String(reference.clone()),
        Some(None) => return false,
        None => {}
    }
    true
}

/// Adds to the mapping what the old names of the alternatives said by themselves.
///
/// Without a mapping, a value of the discriminator is the name of a schema, which may have changed.
pub(super) fn keep_names(plan: &Plan, file: FileId, schema: &mut Map<String, Value>) {
    let renamed: Vec<_> = references(schema)
        .filter_map(|text| {
            let Some(Resolution::Local(local)) = plan.resolution(file, Kind::Schema, text) else {
                return None;
            };
            let name = written_name(text);
            (name != written_name(local)).then(|| (name, local.clone()))
        })
        .collect();
    let Some(Value::Object(discriminator)) = schema.get_mut("discriminator") else {
        return;
    };
    if renamed.is_empty() {
        return;
    }
    let mapping = discriminator.entry("mapping").or_insert_with(|| Value::Object(Map::new()));
    let Value::Object(mapping) = mapping else {
        return;
    };
    for (name, local) in renamed {
        if !mapping.values().any(|target| target.as_str() == Some(&local)) {
            mapping.entry(name).or_insert(Value::String(local));
        }
    }
}

/// Returns the references among the alternatives of a schema.
fn references(schema: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let alternatives = ["oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key)?.as_array());
    alternatives.flatten().filter_map(|branch| branch.get("$ref")?.as_str())
}

/// Returns the name of a schema as a reference gives it: the last segment, or the stem of the file.
fn written_name(text: &str) -> String {
    let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
    if let Some(name) = pointer::segments(fragment).last() {
        return name.into_owned();
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    name.split_once('.').map_or(name, |(stem, _)| stem).to_owned()
}
