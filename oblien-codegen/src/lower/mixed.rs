//! Objects that are unions at once: members beside alternatives, or several unions that hold together.
//! Part of the lowering. What may be any of several gets the members of all; what is one of several is a union of whole objects.

use openapiv3::{ReferenceOr, Schema};

use crate::ir::{Type, TypeKind};
use crate::lower::alternative::{self, Alternative, note};
use crate::lower::combinations::{Combination, Combinations};
use crate::lower::context::{Lowering, Site, Typed};
use crate::lower::described::Described;
use crate::lower::parts::{Alternatives, Parts};
use crate::lower::texts;

impl<'a> Lowering<'a> {
    /// The type of an object with unions among its parts; `None` if nothing is known but that unions hold together which are no objects.
    pub(super) fn mixed(&mut self, schema: &'a Schema, parts: Parts<'a>, site: &Site) -> Option<Typed> {
        let mut base = self.with_any(without_own_children(parts, site));
        if base.unions.is_empty() {
            base.is_mixed = false;
            return Some(self.struct_of(schema, base, site));
        }
        let own = site.component.as_deref().and_then(|name| self.described_component(name)?.component);
        match self.combinations(&base, own) {
            Some(combinations) if !combinations.all.is_empty() => return Some(self.union_of(schema, combinations, site)),
            Some(_) if base.members.is_empty() => return None,
            _ => self.diagnostics.push(texts::mixed_object(self.description.origins.place(&site.pointer), &site.name)),
        }
        if base.members.is_empty() {
            return Some(Typed::new(Type::Map(Box::new(Type::Dynamic))));
        }
        base.is_mixed = true;
        Some(self.struct_of(schema, base, site))
    }

    fn struct_of(&mut self, schema: &'a Schema, parts: Parts<'a>, site: &Site) -> Typed {
        let id = self.reserve_object(site, schema);
        let kind = TypeKind::Struct(self.structure(parts, site));
        Typed::new(self.finish(id, kind))
    }

    /// Takes the members of all that a value may be at once, each optional, unless two of them differ.
    fn with_any(&self, base: Parts<'a>) -> Parts<'a> {
        let mut merged = Parts { unions: Vec::new(), ..base.clone() };
        for union in &base.unions {
            if !(union.are_any && self.merge(union, &mut merged)) {
                merged.unions.push(union.clone());
            }
        }
        merged
    }

    fn merge(&self, union: &Alternatives<'a>, into: &mut Parts<'a>) -> bool {
        let mut merged = into.clone();
        for (index, alternative) in union.schemas.iter().enumerate() {
            let mut own = Parts { seen: into.seen.clone(), ..Parts::default() };
            self.gather_part(alternative, &format!("{}/{index}", union.pointer), &mut own);
            let is_more = self.is_replaced(alternative) || self.refers_to_base(alternative);
            if own.members.is_empty() || own.is_mixed || is_more {
                return false;
            }
            for (name, member) in own.members {
                match merged.members.get(name) {
                    Some(known) if known.schema != member.schema => return false,
                    Some(_) => {}
                    None => drop(merged.members.insert(name, member)),
                }
            }
        }
        *into = merged;
        true
    }

    /// The alternative for a value that is several objects at once: the members of all, each optional.
    ///
    /// `None` if some are no objects, or hold whatever comes, or all that the others do, or if two members differ.
    pub(super) fn several(
        &mut self,
        schema: &'a Schema,
        schemas: &'a [ReferenceOr<Schema>],
        alternatives: &[Alternative<'a>],
        site: &Site,
    ) -> Option<Alternative<'a>> {
        let pointer = format!("{}/anyOf", site.pointer);
        let union = Alternatives { schemas, pointer: pointer.clone(), discriminator: None, are_any: true };
        let mut merged = Parts::default();
        if alternatives.len() != schemas.len() || !self.merge(&union, &mut merged) {
            return None;
        }
        let is_part = |schema: &'a ReferenceOr<Schema>| {
            let mut own = Parts::default();
            self.gather_part(schema, &pointer, &mut own);
            !own.is_open() && own.members.len() < merged.members.len()
        };
        if !schemas.iter().all(is_part) {
            return None;
        }
        let several = Site { pointer, ..site.child("several", "") };
        let id = self.reserve(&several, schema);
        self.types[id.0].docs = vec!["What is several of the alternatives at once.".to_owned()];
        let kind = TypeKind::Struct(self.structure(merged, &several));
        Some(Alternative { ty: self.finish(id, kind), components: Vec::new(), parts: Vec::new(), base: None })
    }

    fn union_of(&mut self, schema: &'a Schema, combinations: Combinations<'a>, site: &Site) -> Typed {
        let Combinations { mut all, discriminator } = combinations;
        let is_nullable =
            |combination: &Combination<'_>| combination.choices.iter().any(|choice| choice.described.schema.schema_data.nullable);
        let nullable = all.iter().any(is_nullable);
        if let [only] = all.as_mut_slice()
            && !only.is_whole
        {
            let parts = only.take_parts();
            return Typed { nullable, ..self.struct_of(schema, parts, site) };
        }
        let id = self.reserve_object(site, schema);
        let own = site.component.as_deref().and_then(|name| self.described_component(name));
        let base = own.unwrap_or(Described { component: None, schema });
        let mut alternatives = alternative::Alternatives::default();
        for combination in all {
            let mut components = Vec::new();
            let named = combination.choices.iter().filter(|choice| choice.says_more);
            named.flat_map(|choice| &choice.names).for_each(|name| note(&mut components, name.clone()));
            let parts = combination.choices.iter().map(|choice| choice.described).collect();
            let ty = self.variant(combination, site);
            alternatives.add(Alternative { ty, components, parts, base: Some(base) });
        }
        let words = self.tag_words(discriminator, &alternatives.list);
        let kind = TypeKind::Union(self.name_variants(alternatives.list, words));
        Typed { nullable, ty: self.finish(id, kind) }
    }

    fn variant(&mut self, mut combination: Combination<'a>, site: &Site) -> Type {
        let mut variant = Site::inline(site.name.clone(), site.pointer.clone());
        for choice in combination.choices.iter().filter(|choice| choice.says_more) {
            let word = match choice.described.component {
                Some(component) => component.to_owned(),
                None => self.alternative_word(choice.described.schema, choice.index),
            };
            variant = variant.child(&word, "");
        }
        let Some(last) = combination.choices.last().cloned() else { return Type::Dynamic };
        if combination.is_whole {
            variant.pointer = last.pointer;
            return self.described_type(last.described, &variant).into_type();
        }
        if let Some(map) = self.map_of(&combination.parts, &variant) {
            return map;
        }
        let whole = combination.choices.iter().find(|choice| self.has_all_of(choice.described, &combination.parts));
        if let Some(name) = whole.and_then(|choice| choice.described.component) {
            return self.by_itself(name);
        }
        let first = combination.choices.iter().find(|choice| choice.says_more).unwrap_or(&last);
        variant.pointer.clone_from(&first.pointer);
        // Not the object that the alternative is by itself.
        let id = self.reserve(&variant, first.described.schema);
        let kind = TypeKind::Struct(self.structure(combination.take_parts(), &variant));
        self.finish(id, kind)
    }

    /// Whether a component has all members by itself, also those without a name, and no unions.
    fn has_all_of(&self, described: Described<'a>, parts: &Parts<'a>) -> bool {
        let Some(name) = described.component else { return false };
        let mut own = Parts::default();
        self.gather_described(described, "", &mut own);
        let has_unions = own.unions.iter().any(|union| !union.names().any(|listed| listed == name));
        let has_members = parts.members.keys().all(|member| own.members.contains_key(member));
        let has_others = own.admits_more() || !parts.admits_more();
        !has_unions && has_members && has_others && parts.required.iter().all(|member| own.required.contains(member))
    }
}

/// A base that lists what is made of it is, within one of those, only the base.
fn without_own_children<'a>(mut parts: Parts<'a>, site: &Site) -> Parts<'a> {
    let own = site.component.as_deref();
    let Parts { unions, seen, .. } = &mut parts;
    let is_base = |name: String| Some(name.as_str()) == own || seen.contains(name.as_str());
    unions.retain(|union| union.stands_in(&site.pointer) || !union.names().any(is_base));
    parts.is_mixed = !parts.unions.is_empty();
    parts
}

impl<'a> Combination<'a> {
    /// The members, with place for others where there may be some.
    fn take_parts(&mut self) -> Parts<'a> {
        let mut parts = std::mem::take(&mut self.parts);
        parts.is_mixed = self.is_open;
        parts
    }
}
