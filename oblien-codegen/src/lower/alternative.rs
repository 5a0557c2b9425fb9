//! The alternatives of a union, each type once.
//! Part of the lowering of unions.

use std::collections::HashMap;

use openapiv3::ReferenceOr;

use crate::ir::Type;
use crate::lower::described::Described;

/// A lowered alternative: its type, the components that have it, and the schemas that describe it.
pub(super) struct Alternative<'a> {
    pub(super) ty: Type,
    pub(super) components: Vec<String>,
    /// What a value of it fits, all at once.
    pub(super) parts: Vec<Described<'a>>,
    /// The object that all alternatives of the union are.
    pub(super) base: Option<Described<'a>>,
}

/// Alternatives in the order of the description.
#[derive(Default)]
pub(super) struct Alternatives<'a> {
    pub(super) list: Vec<Alternative<'a>>,
    places: HashMap<Type, usize>,
}

impl<'a> Alternatives<'a> {
    /// Adds an alternative, or its components to the one that has its type.
    pub(super) fn add(&mut self, alternative: Alternative<'a>) {
        match self.places.get(&alternative.ty) {
            Some(&place) => {
                let known = &mut self.list[place].components;
                alternative.components.into_iter().for_each(|component| note(known, component));
            }
            None => {
                self.places.insert(alternative.ty.clone(), self.list.len());
                self.list.push(alternative);
            }
        }
    }
}

/// Adds a name that is not there yet.
pub(super) fn note(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// The names of the component that a schema refers to: the one that is written, and the one that is found.
pub(super) fn names<T>(schema: &ReferenceOr<T>, described: Option<Described<'_>>) -> Vec<String> {
    let ReferenceOr::Reference { reference } = schema else { return Vec::new() };
    let mut names: Vec<String> = reference.rsplit('/').next().map(str::to_owned).into_iter().collect();
    if let Some(found) = described.and_then(|described| described.component) {
        note(&mut names, found.to_owned());
    }
    names
}
