//! Bases: objects whose discriminator, or that of what they are made of, tells which of the schemas made of them a value is.
//! Part of the lowering; in the place of a value a base is a union of those, within an `allOf` it is its members.

use std::collections::HashSet;

use openapiv3::{Discriminator, ReferenceOr, Schema};

use crate::ir::{Type, TypeKind};
use crate::lower::alternative::{Alternative, Alternatives};
use crate::lower::context::{Lowering, Site, Typed, escape};
use crate::lower::described::{Described, Tag};
use crate::lower::heirs::discriminator;
use crate::lower::parts::Parts;
use crate::lower::tag::plain;
use crate::lower::view::View;

impl<'a> Lowering<'a> {
    /// The union of all that are made of a base; `None` if the schema is not such a base.
    pub(super) fn inherited(&mut self, schema: &'a Schema, view: &View<'a>, site: &Site) -> Option<Typed> {
        let (name, _) = self.component_schema(&format!("#/components/schemas/{}", site.component.as_deref()?))?;
        if !self.is_base(name, view) {
            return None;
        }
        let discriminator = *self.heirs.discriminators.get(name)?;
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

    /// What a value of a base can be: all that are made of it, and it, but those that are no values by themselves.
    ///
    /// Empty for what is no base.
    pub(super) fn heirs_of(&self, name: &'a str, view: &View<'a>) -> Vec<Described<'a>> {
        if !self.is_base(name, view) {
            return Vec::new();
        }
        let mut heirs = self.concrete_heirs(name);
        heirs.extend(self.described_component(name).filter(|base| self.is_concrete(*base)));
        heirs
    }

    fn concrete_heirs(&self, name: &'a str) -> Vec<Described<'a>> {
        let heirs = self.heirs.all(name).into_iter().filter_map(|heir| self.described_component(heir));
        heirs.filter(|heir| self.is_concrete(*heir)).collect()
    }

    pub(super) fn described_component(&self, name: &str) -> Option<Described<'a>> {
        let (name, schema) = self.component_schema(&format!("#/components/schemas/{name}"))?;
        Some(Described { component: Some(name), schema })
    }

    /// Whether a value may be an object itself, and not only what is made of it.
    fn is_concrete(&self, described: Described<'a>) -> bool {
        let Some(name) = described.component else { return true };
        if let Some(&known) = self.heirs.concrete.borrow().get(name) {
            return known;
        }
        if !self.is_base(name, &View::of(described.schema)) {
            return true;
        }
        // What is made of itself is a value.
        self.heirs.concrete.borrow_mut().insert(name.to_owned(), true);
        let is_concrete = self.discriminator_of(described).is_none_or(|own| self.is_told(described, own));
        self.heirs.concrete.borrow_mut().insert(name.to_owned(), is_concrete);
        is_concrete
    }

    /// Whether the mapping names a base, or it has a word of its own, or names of schemas are words.
    fn is_told(&self, base: Described<'a>, discriminator: &Discriminator) -> bool {
        let (tag, name) = (Tag::of(discriminator), base.component.unwrap_or_default());
        if tag.mapped(name).is_some() {
            return true;
        }
        let heirs = self.concrete_heirs(name);
        let own = self.member_words(base, tag.member);
        let redefined: Vec<_> = heirs.iter().map(|heir| self.member_words(*heir, tag.member)).collect();
        let of_heirs: HashSet<&String> = redefined.iter().filter(|words| **words != own).flatten().collect();
        let is_told = |(heir, words): (&Described<'a>, &Vec<String>)| {
            heir.component.is_some_and(|heir| tag.mapped(heir).is_some()) || *words != own
        };
        let are_told = || heirs.iter().zip(&redefined).all(is_told);
        let is_name = |word: &String, heir: &Described<'a>| heir.component.is_some_and(|name| plain(name) == plain(word));
        let are_named = || {
            let is_named = |heir: &Described<'a>| own.iter().any(|word| is_name(word, heir));
            heirs.iter().zip(&redefined).all(|told| is_told(told) || is_named(told.0))
        };
        let is_free = |word: &&String| {
            let is_taken = discriminator.mapping.contains_key(*word) || of_heirs.contains(word);
            !is_taken && !heirs.iter().any(|heir| is_name(word, heir))
        };
        let free: Vec<&String> = own.iter().filter(is_free).collect();
        let has_own_name = free.iter().any(|word| plain(word) == plain(name));
        match own.len() {
            0 => !are_told(),
            1 => has_own_name || (!free.is_empty() && are_told()),
            // What is left of the words is its own.
            _ => has_own_name || (!free.is_empty() && are_named()),
        }
    }

    /// Whether others are made of a component, and a member of it, or of what it is made of, tells which.
    pub(super) fn is_base(&self, name: &str, view: &View<'a>) -> bool {
        let has_heirs = || self.heirs.direct.get(name).is_some_and(|heirs| heirs.iter().any(|heir| *heir != name));
        self.heirs.discriminators.contains_key(name) && has_heirs() && !self.is_replaced_component(name, view)
    }

    /// What tells values of a schema apart, be it said by the schema or by what it is made of.
    pub(super) fn discriminator_of(&self, described: Described<'a>) -> Option<&'a Discriminator> {
        let inherited = described.component.and_then(|name| self.heirs.discriminators.get(name).copied());
        inherited.or_else(|| discriminator(&View::of(described.schema)))
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
