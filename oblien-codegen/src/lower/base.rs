//! Bases: objects whose discriminator tells which of the schemas that are put together from them a value is.
//! Part of the lowering; in the place of a value a base is a union of those, within an `allOf` it is its members.

use std::collections::{HashMap, HashSet};

use openapiv3::{Discriminator, ReferenceOr, Schema};

use crate::front::Description;
use crate::ir::{Type, TypeKind};
use crate::lower::alternative::{Alternative, Alternatives};
use crate::lower::component;
use crate::lower::context::{Lowering, Site, Typed, escape};
use crate::lower::described::{Described, Tag};
use crate::lower::object::Parts;
use crate::lower::tag::plain;
use crate::lower::view::View;

/// Which components name which others in their `allOf`, by the named one.
#[derive(Default)]
pub(super) struct Heirs<'a> {
    direct: HashMap<&'a str, Vec<&'a str>>,
    /// The objects that bases are by themselves, where they are bases of others, too.
    selves: HashMap<&'a str, Type>,
}

impl<'a> Heirs<'a> {
    pub(super) fn of(description: &'a Description) -> Self {
        let mut heirs = Self::default();
        let schemas = description.openapi.components.iter().flat_map(|components| &components.schemas);
        for (name, schema) in schemas {
            if let ReferenceOr::Item(schema) = schema {
                heirs.add(name, schema, description);
            }
        }
        heirs
    }

    fn add(&mut self, name: &'a str, schema: &'a Schema, description: &'a Description) {
        for part in View::of(schema).all_of {
            match part {
                ReferenceOr::Item(part) => self.add(name, part, description),
                ReferenceOr::Reference { reference } => {
                    if let Some((base, _)) = component::find(description, reference) {
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
        let discriminator = discriminator(view)?;
        let id = self.reserve(site, schema);
        let mut alternatives = Alternatives::default();
        for described in self.heirs_of(name, view) {
            let Some(heir) = described.component else { continue };
            let ty = self.by_itself(heir);
            // What is made of an heir that is a base, too, is listed by itself.
            let is_object = self.is_base(heir, &View::of(described.schema));
            let (parts, base) = if is_object { (Vec::new(), Some(described)) } else { (vec![described], None) };
            alternatives.add(Alternative { ty, components: vec![heir.to_owned()], parts, base });
        }
        let words = self.tag_words(Some(discriminator), &alternatives.list);
        let kind = TypeKind::Union(self.name_variants(alternatives.list, words));
        Some(Typed::new(self.finish(id, kind)))
    }

    /// What a value of a base can be: all that are made of it, and the base where it may be a value by itself.
    ///
    /// Empty for what is no base.
    pub(super) fn heirs_of(&self, name: &'a str, view: &View<'a>) -> Vec<Described<'a>> {
        let Some(discriminator) = discriminator(view).filter(|_| self.is_base(name, view)) else { return Vec::new() };
        let heirs = self.heirs.all(name).into_iter();
        let mut heirs: Vec<_> = heirs.filter_map(|heir| self.described_component(heir)).collect();
        if let Some(base) = self.described_component(name)
            && self.is_concrete(base, discriminator, &heirs)
        {
            heirs.push(base);
        }
        heirs
    }

    pub(super) fn described_component(&self, name: &str) -> Option<Described<'a>> {
        let (name, schema) = self.component_schema(&format!("#/components/schemas/{name}"))?;
        Some(Described { component: Some(name), schema })
    }

    /// Whether a value may be the base itself: the mapping names it, or it has a word of its own, or names of schemas are words.
    fn is_concrete(&self, base: Described<'a>, discriminator: &Discriminator, heirs: &[Described<'a>]) -> bool {
        let (tag, name) = (Tag::of(discriminator), base.component.unwrap_or_default());
        if tag.mapped(name).is_some() {
            return true;
        }
        let own = self.member_words(base, tag.member);
        let redefined: Vec<_> = heirs.iter().map(|heir| self.member_words(*heir, tag.member)).collect();
        let of_heirs: HashSet<&String> = redefined.iter().filter(|words| **words != own).flatten().collect();
        let is_told = |(heir, words): (&Described<'a>, &Vec<String>)| {
            heir.component.is_some_and(|heir| tag.mapped(heir).is_some()) || *words != own
        };
        let are_told = || heirs.iter().zip(&redefined).all(is_told);
        let mut free = own.iter().filter(|word| !(discriminator.mapping.contains_key(*word) || of_heirs.contains(word)));
        match own.len() {
            0 => !are_told(),
            1 => free.next().is_some_and(|word| plain(word) == plain(name) || are_told()),
            _ => free.any(|word| plain(word) == plain(name)),
        }
    }

    /// Whether others are made of a component, and a member of it tells which.
    fn is_base(&self, name: &str, view: &View<'a>) -> bool {
        let is_plain = view.one_of.is_empty() && view.any_of.is_empty();
        let has_heirs = || self.heirs.direct.get(name).is_some_and(|heirs| heirs.iter().any(|heir| *heir != name));
        is_plain && discriminator(view).is_some() && has_heirs() && !self.is_replaced_component(name, view)
    }

    /// Whether a reference leads to a base.
    pub(super) fn refers_to_base(&self, schema: &'a ReferenceOr<Schema>) -> bool {
        let ReferenceOr::Reference { reference } = schema else { return false };
        self.component_schema(reference).is_some_and(|(name, schema)| self.is_base(name, &View::of(schema)))
    }

    /// The object that a component is, without what is made of it.
    pub(super) fn by_itself(&mut self, name: &'a str) -> Type {
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
        let site = Site { owner: Some(name.to_owned()), ..Site::inline(format!("{}Base", self.type_name(name)), pointer) };
        let mut parts = Parts::default();
        self.gather(&view, &site.pointer, &mut parts);
        let id = self.reserve(&site, schema);
        self.heirs.selves.insert(name, Type::Named(id));
        let kind = TypeKind::Struct(self.structure(parts, &site));
        self.finish(id, kind)
    }
}

/// The discriminator of an object, which may stand in a part of it that is written out.
pub(super) fn discriminator<'a>(view: &View<'a>) -> Option<&'a Discriminator> {
    view.data.discriminator.as_ref().or_else(|| {
        let parts = view.all_of.iter().filter_map(ReferenceOr::as_item);
        parts.map(View::of).find_map(|part| discriminator(&part))
    })
}
