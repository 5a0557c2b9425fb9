//! Bases: objects whose discriminator tells which of the schemas that are put together from them a value is.
//! Part of the lowering; in the place of a value a base is a union of those, within an `allOf` it is its members.

use std::collections::{HashMap, HashSet};

use openapiv3::{ReferenceOr, Schema};

use crate::ir::{Type, TypeKind};
use crate::lower::context::{Lowering, Site, Typed, escape};
use crate::lower::object::Parts;
use crate::lower::union::Alternative;
use crate::lower::view::View;

/// Which components name which others in their `allOf`, by the named one.
#[derive(Default)]
pub(super) struct Heirs<'a> {
    direct: HashMap<&'a str, Vec<&'a str>>,
    /// The objects that bases are by themselves, where they are bases of others, too.
    pub(super) selves: HashMap<&'a str, Type>,
}

impl<'a> Heirs<'a> {
    pub(super) fn of(schemas: impl Iterator<Item = (&'a String, &'a ReferenceOr<Schema>)>) -> Self {
        let mut heirs = Self::default();
        for (name, schema) in schemas {
            if let ReferenceOr::Item(schema) = schema {
                heirs.add(name, schema);
            }
        }
        heirs
    }

    fn add(&mut self, name: &'a str, schema: &'a Schema) {
        for part in View::of(schema).all_of {
            match part {
                ReferenceOr::Item(part) => self.add(name, part),
                ReferenceOr::Reference { reference } => {
                    if let Some(base) = reference.strip_prefix("#/components/schemas/") {
                        self.direct.entry(base).or_default().push(name);
                    }
                }
            }
        }
    }

    /// All that are made of a component, also by others, nearest first.
    fn all(&self, base: &'a str) -> Vec<&'a str> {
        let mut seen = HashSet::from([base]);
        let mut found = vec![base];
        let mut next = 0;
        while let Some(base) = found.get(next) {
            next += 1;
            let direct = self.direct.get(base).into_iter().flatten();
            found.extend(direct.filter(|heir| seen.insert(**heir)));
        }
        found.split_off(1)
    }
}

impl<'a> Lowering<'a> {
    /// The union of all that are made of a base; `None` if the schema is not such a base.
    pub(super) fn inherited(&mut self, schema: &'a Schema, view: &View<'a>, site: &Site) -> Option<Typed> {
        let (name, _) = self.component_schema(&format!("#/components/schemas/{}", site.component.as_deref()?))?;
        if !self.is_base(name, view) {
            return None;
        }
        let discriminator = view.data.discriminator.as_ref()?;
        let id = self.reserve(site, schema);
        let mut heirs = self.heirs.all(name);
        let is_named = |target: &String| target.rsplit('/').next() == Some(name);
        // A base that the mapping names is one of the things a value can be.
        if discriminator.mapping.values().any(is_named) {
            heirs.push(name);
        }
        let mut alternatives: Vec<Alternative> = Vec::new();
        for heir in heirs {
            let ty = self.by_itself(heir);
            match alternatives.iter_mut().find(|known| known.ty == ty) {
                Some(known) => known.components.push(heir.to_owned()),
                None => alternatives.push(Alternative { ty, components: vec![heir.to_owned()] }),
            }
        }
        let words = self.tag_words(Some(discriminator), &alternatives);
        self.keep_words(&alternatives, words.as_ref());
        let kind = TypeKind::Union(self.name_variants(alternatives, words));
        Some(Typed::new(self.finish(id, kind)))
    }

    /// Whether others are made of a component, and a member of it tells which.
    fn is_base(&self, name: &str, view: &View<'a>) -> bool {
        let is_plain = view.one_of.is_empty() && view.any_of.is_empty();
        is_plain && view.data.discriminator.is_some() && self.heirs.direct.contains_key(name)
    }

    /// Whether a reference leads to a base.
    pub(super) fn refers_to_base(&self, schema: &'a ReferenceOr<Schema>) -> bool {
        let ReferenceOr::Reference { reference } = schema else { return false };
        self.component_schema(reference).is_some_and(|(name, schema)| self.is_base(name, &View::of(schema)))
    }

    /// The object that a component is, without what is made of it.
    fn by_itself(&mut self, name: &'a str) -> Type {
        let reference = format!("#/components/schemas/{name}");
        let Some((_, schema)) = self.component_schema(&reference) else { return Type::Dynamic };
        let view = View::of(schema);
        if !self.is_base(name, &view) {
            return self.component(&reference).ty;
        }
        if let Some(ty) = self.heirs.selves.get(name) {
            return ty.clone();
        }
        let pointer = format!("/components/schemas/{}", escape(name));
        let site = Site::inline(format!("{}Base", oblien_endpoint::type_name(name)), pointer);
        let mut parts = Parts::default();
        self.gather(&view, &site.pointer, &mut parts);
        let id = self.reserve(&site, schema);
        self.heirs.selves.insert(name, Type::Named(id));
        let kind = TypeKind::Struct(self.structure(parts, &site));
        self.finish(id, kind)
    }
}
