//! Attributes above types and members: those of the settings, and those of the description.
//! Part of the lowering; those of the description are read with the types, those of the settings behind them.

use openapiv3::Schema;
use serde_json::Value;

use crate::ir::{Api, TypeDefinition, TypeKind};
use crate::lower::context::Lowering;
use crate::lower::{extension, settings, texts};
use crate::settings::read_attribute;

/// What says attributes in a description.
const KEY: &str = "x-rust-attributes";

/// The attributes that a schema at a place asks for: a text, or a list of them.
pub(super) fn of_schema(lowering: &mut Lowering<'_>, schema: &Schema, pointer: &str) -> Vec<String> {
    let Some(told) = schema.schema_data.extensions.get(KEY) else { return Vec::new() };
    let listed = match told {
        Value::Array(listed) => listed.iter().enumerate().map(|(index, told)| (format!("/{index}"), told)).collect(),
        told => vec![(String::new(), told)],
    };
    let mut taken = Vec::new();
    for (index, told) in listed {
        match told.as_str() {
            Some(attribute) => taken.extend(read(lowering, attribute, &format!("{pointer}/{KEY}{index}"))),
            None => extension::complain(lowering, KEY, pointer, "a list of texts"),
        }
    }
    taken
}

/// Whether what stands at a place is a member of an object: what it asks for is for the member, and not for a type that it has.
pub(super) fn is_member(pointer: &str) -> bool {
    pointer.rsplit('/').nth(1) == Some("properties")
}

/// Writes attributes above all types, then above those and the members that are named.
pub(super) fn give(lowering: &mut Lowering<'_>, api: &mut Api) {
    let settings = lowering.settings;
    let of_all = read_all(lowering, &settings.attribute);
    for definition in &mut api.types {
        definition.attributes.extend(of_all.iter().cloned());
    }
    for (name, attributes) in &settings.attribute_for {
        let attributes = read_all(lowering, attributes);
        match target(api, name) {
            Some(target) => target.extend(attributes),
            None => settings::complain(lowering, "attribute-for", name),
        }
    }
}

/// The attributes of a type (`Pet`), or of a member of an object (`Pet.kind`), by their names in Rust.
fn target<'a>(api: &'a mut Api, name: &str) -> Option<&'a mut Vec<String>> {
    let (owner, member) = name.split_once('.').map_or((name, None), |(owner, member)| (owner, Some(member)));
    let is_it = |definition: &&mut TypeDefinition| definition.name == owner && definition.direction.is_used();
    let definition = api.types.iter_mut().find(is_it)?;
    match (member, &mut definition.kind) {
        (None, _) => Some(&mut definition.attributes),
        (Some(member), TypeKind::Struct(structure)) => {
            structure.fields.iter_mut().find(|field| field.name == member).map(|field| &mut field.attributes)
        }
        (Some(_), _) => None,
    }
}

/// What of the settings is an attribute.
fn read_all(lowering: &mut Lowering<'_>, attributes: &[String]) -> Vec<String> {
    attributes.iter().filter_map(|attribute| read(lowering, attribute, "")).collect()
}

/// An attribute as it is written; what is none is told.
fn read(lowering: &mut Lowering<'_>, attribute: &str, pointer: &str) -> Option<String> {
    match read_attribute(attribute) {
        Ok(attribute) => Some(attribute),
        Err(fault) => {
            let place = lowering.place(pointer);
            lowering.diagnostics.push(texts::no_attribute(place, attribute, &fault));
            None
        }
    }
}
