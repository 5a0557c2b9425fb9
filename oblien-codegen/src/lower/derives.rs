//! Which traits types are derived: those that were asked for, where they can hold.
//! Part of the lowering.

use crate::ir::{Additional, Api, Foreign, Presence, Struct, Type, TypeDefinition, TypeKind};

/// The traits of the standard library whose needs are known.
#[derive(Clone, Copy, PartialEq)]
enum Known {
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    Copy,
}

impl Known {
    fn of(path: &str) -> Option<Self> {
        let path = path.replace(' ', "");
        let name = path.rsplit("::").next().filter(|name| *name == path || is_standard(&path))?;
        match name {
            "Eq" => Some(Self::Eq),
            "Hash" => Some(Self::Hash),
            "PartialOrd" => Some(Self::PartialOrd),
            "Ord" => Some(Self::Ord),
            "Default" => Some(Self::Default),
            "Copy" => Some(Self::Copy),
            _ => None,
        }
    }
}

fn is_standard(path: &str) -> bool {
    ["::std::", "::core::"].iter().any(|start| path.starts_with(start))
}

/// Derives traits for every type that can have them.
pub(super) fn give_all(api: &mut Api, paths: &[String]) {
    for path in paths {
        let holds = match Known::of(path) {
            Some(known) => Knowledge::of(api, known),
            None => vec![true; api.types.len()],
        };
        let able = api.types.iter_mut().zip(holds).filter(|(_, holds)| *holds);
        able.for_each(|(definition, _)| give(definition, std::slice::from_ref(path)));
    }
}

/// Derives traits for one type, each once.
pub(super) fn give(definition: &mut TypeDefinition, paths: &[String]) {
    for path in paths {
        if !definition.derives.contains(path) {
            definition.derives.push(path.clone());
        }
    }
}

/// Which types can have a trait; what circles hold each other by, they can have if all else can.
struct Knowledge<'a> {
    api: &'a Api,
    known: Known,
    holds: Vec<bool>,
}

impl Knowledge<'_> {
    fn of(api: &Api, known: Known) -> Vec<bool> {
        let mut knowledge = Knowledge { api, known, holds: vec![true; api.types.len()] };
        loop {
            let next: Vec<bool> = api.types.iter().map(|definition| knowledge.definition(definition)).collect();
            if next == knowledge.holds {
                return next;
            }
            knowledge.holds = next;
        }
    }

    fn definition(&self, definition: &TypeDefinition) -> bool {
        match &definition.kind {
            TypeKind::Struct(structure) => self.structure(definition, structure),
            // Each has a variant for what is not known, a text or an integer in a type of its own.
            TypeKind::Enumeration(_) => !matches!(self.known, Known::Default | Known::Copy),
            TypeKind::Newtype => self.known != Known::Copy,
            // What is not known is kept as a JSON value.
            TypeKind::Union(union) => {
                self.known != Known::Default
                    && self.ty(&Type::Dynamic)
                    && union.variants.iter().all(|variant| self.ty(&variant.ty))
            }
        }
    }

    fn structure(&self, definition: &TypeDefinition, structure: &Struct) -> bool {
        // A constructor without arguments brings its own `Default`.
        let required = |presence: Presence| presence == Presence::Required;
        if self.known == Known::Default
            && definition.direction.request
            && !structure.fields.iter().any(|field| required(field.presence))
        {
            return false;
        }
        let is_empty_by_default = |presence: Presence| self.known == Known::Default && !required(presence);
        let members = structure.fields.iter().all(|field| is_empty_by_default(field.presence) || self.ty(&field.ty));
        members
            && match &structure.additional {
                Additional::Ignored => true,
                Additional::Kept(_) => matches!(self.known, Known::Eq | Known::Hash | Known::Default),
                Additional::Typed(_, ty) => self.ty(&Type::Map(Box::new(ty.clone()))),
            }
    }

    fn ty(&self, ty: &Type) -> bool {
        match ty {
            Type::Boolean | Type::Integer { .. } => true,
            Type::Number => matches!(self.known, Known::PartialOrd | Known::Default | Known::Copy),
            Type::Text => self.known != Known::Copy,
            Type::Secret => matches!(self.known, Known::Eq | Known::Default),
            Type::Dynamic => matches!(self.known, Known::Eq | Known::Hash | Known::Default),
            Type::File => false,
            Type::List(inner) => self.known == Known::Default || (self.known != Known::Copy && self.ty(inner)),
            Type::Map(inner) => self.map(inner),
            Type::Nullable(inner) | Type::ThreeState(inner) => self.known == Known::Default || self.ty(inner),
            Type::Named(id) => self.holds[id.0],
            Type::Boxed(id) => self.known != Known::Copy && self.holds[id.0],
            Type::Foreign(foreign) => self.foreign(foreign),
        }
    }

    /// What another crate's type can have is for whoever chose it to know, but for those that the settings choose from.
    fn foreign(&self, foreign: &Foreign) -> bool {
        let orders = [Known::PartialOrd, Known::Ord];
        match foreign.path.names.join("::").as_str() {
            "oblien_client::jiff::Duration" => !orders.contains(&self.known),
            "f32" => matches!(self.known, Known::PartialOrd | Known::Default | Known::Copy),
            _ => true,
        }
    }

    /// Of the maps only the usual one is hashed and ordered.
    fn map(&self, value: &Type) -> bool {
        match self.known {
            Known::Default => true,
            Known::Copy => false,
            Known::Eq => self.ty(value),
            Known::Hash | Known::PartialOrd | Known::Ord => self.api.map.is_none() && self.ty(value),
        }
    }
}
