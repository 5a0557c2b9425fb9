//! Objects that are unions at once: members beside alternatives, or several unions that hold together.
//! Part of the lowering. What may be any of several gets the members of all; what is one of several is a union of whole objects.

use openapiv3::{ReferenceOr, Schema};

use crate::ir::{Additional, Type, TypeKind};
use crate::lower::context::{Lowering, Site, Typed, escape};
use crate::lower::object::{Alternatives, Parts};
use crate::lower::texts;
use crate::lower::union::{Alternative, component_name};
use crate::lower::view::View;

/// Beyond this number of combinations nobody would look for the right one.
const MOST_COMBINATIONS: usize = 32;

/// One alternative of each union, and where it stands.
type Combination<'a> = Vec<(&'a ReferenceOr<Schema>, String, usize)>;

impl<'a> Lowering<'a> {
    /// The type of an object with unions among its parts; `None` if nothing is known but the unions, and they are no objects.
    pub(super) fn mixed(&mut self, schema: &'a Schema, parts: Parts<'a>, site: &Site) -> Option<Typed> {
        let mut base = self.without_own_children(parts, site);
        base = self.with_any(base);
        if base.unions.is_empty() {
            base.is_mixed = false;
            return Some(self.struct_of(schema, base, site));
        }
        if let Some(combinations) = self.combinations(&base) {
            return Some(self.union_of(schema, &base, combinations, site));
        }
        if base.members.is_empty() {
            return None;
        }
        self.diagnostics.push(texts::mixed_object(self.description.origins.place(&site.pointer), &site.name));
        Some(self.struct_of(schema, base, site))
    }

    fn struct_of(&mut self, schema: &'a Schema, parts: Parts<'a>, site: &Site) -> Typed {
        let id = self.reserve_object(site, schema);
        let kind = TypeKind::Struct(self.structure(parts, site));
        Typed::new(self.finish(id, kind))
    }

    /// A base that lists what is made of it is, within one of those, only the base.
    fn without_own_children(&self, mut parts: Parts<'a>, site: &Site) -> Parts<'a> {
        let own = site.component.as_deref();
        let mut unions = std::mem::take(&mut parts.unions);
        unions.retain(|union| {
            let names = union.schemas.iter().filter_map(component_name);
            !names.into_iter().any(|name| Some(name.as_str()) == own || parts.seen.contains(name.as_str()))
        });
        parts.unions = unions;
        parts.is_mixed = !parts.unions.is_empty();
        parts
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
            if own.members.is_empty() || own.is_mixed {
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
        alternatives: &[Alternative],
        site: &Site,
    ) -> Option<Alternative> {
        let pointer = format!("{}/anyOf", site.pointer);
        let union = Alternatives { schemas, pointer: pointer.clone(), discriminator: None, are_any: true };
        let mut merged = Parts::default();
        if alternatives.len() != schemas.len() || !self.merge(&union, &mut merged) {
            return None;
        }
        let is_part = |alternative: &Alternative| match &alternative.ty {
            Type::Named(id) => match &self.types[id.0].kind {
                TypeKind::Struct(structure) => {
                    structure.additional == Additional::Ignored && structure.fields.len() < merged.members.len()
                }
                _ => false,
            },
            _ => false,
        };
        if !alternatives.iter().all(is_part) {
            return None;
        }
        let mut several = site.child("several", "");
        several.pointer = pointer;
        let id = self.reserve(&several, schema);
        self.types[id.0].docs = vec!["What is several of the alternatives at once.".to_owned()];
        let kind = TypeKind::Struct(self.structure(merged, &several));
        Some(Alternative { ty: self.finish(id, kind), components: Vec::new() })
    }

    /// All combinations of alternatives; `None` if some are no objects, or there are too many.
    fn combinations(&self, base: &Parts<'a>) -> Option<Vec<Combination<'a>>> {
        let mut combinations: Vec<Combination<'a>> = vec![Vec::new()];
        for union in &base.unions {
            if union.schemas.iter().any(|schema| !self.is_object_part(schema)) {
                return None;
            }
            let alternatives = || union.schemas.iter().enumerate();
            let extended = combinations.iter().flat_map(|combination| {
                alternatives().map(move |(index, schema)| {
                    let pointer = format!("{}/{index}", union.pointer);
                    combination.iter().cloned().chain([(schema, pointer, index)]).collect::<Combination<'a>>()
                })
            });
            combinations = extended.collect();
            if combinations.len() > MOST_COMBINATIONS {
                return None;
            }
        }
        let is_flat = |combination: &Combination<'a>| self.whole(base, combination).is_some();
        combinations.iter().all(is_flat).then_some(combinations)
    }

    fn is_object_part(&self, schema: &'a ReferenceOr<Schema>) -> bool {
        let schema = match schema {
            ReferenceOr::Item(schema) => schema,
            ReferenceOr::Reference { reference } => match self.component_schema(reference) {
                Some((_, schema)) => schema,
                None => return false,
            },
        };
        let view = View::of(schema);
        view.words.is_empty() && (view.is_object() || !view.all_of.is_empty() || view.only_requires() || view.is_bare())
    }

    /// The members of a combination with those of the base; `None` if there are unions in it.
    fn whole(&self, base: &Parts<'a>, combination: &Combination<'a>) -> Option<Parts<'a>> {
        let mut whole = Parts { unions: Vec::new(), is_mixed: false, ..base.clone() };
        for (schema, pointer, _) in combination {
            self.gather_part(schema, pointer, &mut whole);
        }
        let components: Vec<String> = combination.iter().filter_map(|(schema, ..)| component_name(schema)).collect();
        // A base that an alternative is made of lists the alternative itself.
        let is_own =
            |union: &Alternatives<'a>| union.schemas.iter().filter_map(component_name).any(|name| components.contains(&name));
        whole.unions.retain(|union| !is_own(union));
        whole.is_mixed = !whole.unions.is_empty();
        (!whole.is_mixed).then_some(whole)
    }

    fn union_of(&mut self, schema: &'a Schema, base: &Parts<'a>, combinations: Vec<Combination<'a>>, site: &Site) -> Typed {
        let id = self.reserve_object(site, schema);
        let mut alternatives: Vec<Alternative> = Vec::new();
        for combination in combinations {
            let Some(ty) = self.variant(base, &combination, site) else { continue };
            let components = combination.iter().filter_map(|(schema, ..)| component_name(schema)).collect();
            match alternatives.iter_mut().find(|known| known.ty == ty) {
                Some(known) => known.components.extend(components),
                None => alternatives.push(Alternative { ty, components }),
            }
        }
        let discriminator = base.unions.iter().find_map(|union| union.discriminator);
        let words = self.tag_words(discriminator, &alternatives);
        self.keep_words(&alternatives, words.as_ref());
        let kind = TypeKind::Union(self.name_variants(alternatives, words));
        Typed::new(self.finish(id, kind))
    }

    fn variant(&mut self, base: &Parts<'a>, combination: &Combination<'a>, site: &Site) -> Option<Type> {
        if let [(alternative @ ReferenceOr::Reference { reference }, ..)] = combination.as_slice()
            && self.has_all_of(reference, base)
        {
            return Some(self.schema(alternative, site).ty);
        }
        let whole = self.whole(base, combination)?;
        let mut variant_site = Site::inline(site.name.clone(), site.pointer.clone());
        for (schema, _, index) in combination {
            variant_site = match component_name(schema) {
                Some(component) => variant_site.child(&component, ""),
                None => self.alternative_site(schema, &variant_site, "", *index),
            };
        }
        let (first, pointer, _) = combination.first()?;
        variant_site.pointer.clone_from(pointer);
        let described = match first {
            ReferenceOr::Item(schema) => schema,
            ReferenceOr::Reference { reference } => self.component_schema(reference)?.1,
        };
        // Not the object that the alternative is by itself.
        let id = self.reserve(&variant_site, described);
        let kind = TypeKind::Struct(self.structure(whole, &variant_site));
        Some(self.finish(id, kind))
    }

    /// Whether a component has the members of the base by itself.
    fn has_all_of(&self, reference: &str, base: &Parts<'a>) -> bool {
        let Some((name, schema)) = self.component_schema(reference) else { return false };
        let mut own = Parts::default();
        self.gather(&View::of(schema), &format!("/components/schemas/{}", escape(name)), &mut own);
        let has_members = base.members.keys().all(|member| own.members.contains_key(member));
        has_members && base.required.iter().all(|member| own.required.contains(member))
    }
}
