//! Attributes that the settings write above types and members.
//! Part of the lowering: with the other settings of types.

use crate::ir::{Api, TypeDefinition, TypeKind};
use crate::lower::context::Lowering;
use crate::lower::{settings, texts};
use crate::settings::read_attribute;

/// Writes attributes above all types, then above those and the members that are named.
pub(super) fn give(lowering: &mut Lowering<'_>, api: &mut Api) {
    let settings = lowering.settings;
    let of_all = read(lowering, &settings.attribute);
    for definition in &mut api.types {
        definition.attributes.extend(of_all.iter().cloned());
    }
    for (name, attributes) in &settings.attribute_for {
        let attributes = read(lowering, attributes);
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

/// What is an attribute, as it is written; what is none is told.
fn read(lowering: &mut Lowering<'_>, attributes: &[String]) -> Vec<String> {
    let mut taken = Vec::new();
    for attribute in attributes {
        match read_attribute(attribute) {
            Ok(attribute) => taken.push(attribute),
            Err(fault) => {
                let place = lowering.place("");
                lowering.diagnostics.push(texts::no_attribute(place, attribute, &fault));
            }
        }
    }
    taken
}
