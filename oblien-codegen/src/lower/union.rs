//! Unions: `oneOf` and `anyOf`, and how the right variant is told.
//! Part of the lowering.

use std::collections::HashSet;

use openapiv3::{ReferenceOr, Schema};

use crate::ir::{Type, TypeDefinition, TypeKind, Union, UnionTag, UnionVariant, Word};
use crate::lower::alternative::{Alternative, Alternatives, names};
use crate::lower::context::{Lowering, Site, Typed};
use crate::lower::enumeration;
use crate::lower::naming::UniqueNames;
use crate::lower::parts::{Parts, admits_more};
use crate::lower::tag::TagWords;
use crate::lower::view::View;

/// The variant that keeps what fits no other has this name.
const UNKNOWN: &str = "Unknown";

impl<'a> Lowering<'a> {
    /// `oneOf` and `anyOf` mean the same to a client: the value is one of these.
    pub(super) fn alternatives(&mut self, schema: &'a Schema, view: &View<'a>, site: &Site) -> Typed {
        let (key, schemas) = if view.one_of.is_empty() { ("anyOf", view.any_of) } else { ("oneOf", view.one_of) };
        if (view.properties.is_some() || view.is_object()) && schemas.iter().all(only_requires) {
            return Typed::new(self.object(schema, view, site));
        }
        let is_several = !(view.one_of.is_empty() || view.any_of.is_empty());
        let keeps_more = view.additional.is_some_and(admits_more) && self.gather_words(schemas).is_none();
        if view.properties.is_some() || is_several || keeps_more {
            let mut parts = Parts::default();
            self.gather(view, &site.pointer, &mut parts);
            match self.mixed(schema, parts, site) {
                Some(typed) => return typed,
                None if view.properties.is_some() => return Typed::new(self.object(schema, view, site)),
                None => {}
            }
        }
        let shaped: Vec<_> = schemas.iter().enumerate().filter(|(_, part)| !is_bare_item(part)).collect();
        match shaped.as_slice() {
            [] => return Typed::new(Type::Dynamic),
            [(index, only)] if shaped.len() == schemas.len() => {
                let part = Site { pointer: format!("{}/{key}/{index}", site.pointer), ..site.clone() };
                return self.schema(only, &part);
            }
            _ if shaped.len() < schemas.len() => return Typed::new(Type::Dynamic),
            _ => {}
        }
        if let Some((words, integers)) = self.gather_words(schemas) {
            return Typed::new(self.gathered_enumeration(schema, words, integers, site));
        }
        self.union(schema, view, key, schemas, site)
    }

    fn union(
        &mut self,
        schema: &'a Schema,
        view: &View<'a>,
        key: &str,
        schemas: &'a [ReferenceOr<Schema>],
        site: &Site,
    ) -> Typed {
        let id = self.reserve(site, schema);
        let mut nullable = false;
        let mut alternatives = Alternatives::default();
        for (index, part) in schemas.iter().enumerate() {
            let part_site = self.alternative_site(part, site, &format!("{key}/{index}"), index);
            let typed = self.schema(part, &part_site);
            nullable |= typed.nullable;
            // A union that is an alternative of itself adds nothing by it.
            if typed.ty != Type::Named(id) {
                let described = self.described(part);
                let (components, parts) = (names(part, described), described.into_iter().collect());
                alternatives.add(Alternative { ty: typed.ty, components, parts, base: None });
            }
        }
        let mut alternatives = alternatives.list;
        if alternatives.is_empty() || alternatives.iter().any(|alternative| alternative.ty == Type::Dynamic) {
            return self.abandon(id, Typed { ty: Type::Dynamic, nullable });
        }
        if let [only] = alternatives.as_slice() {
            return self.abandon(id, Typed { ty: only.ty.clone(), nullable });
        }
        let words = self.tag_words(view.data.discriminator.as_ref(), &alternatives);
        if words.is_none() && key == "anyOf" {
            // The members of all may lead back to this union, which is surely one by now.
            self.inline.insert(std::ptr::from_ref(schema), Typed::new(Type::Named(id)));
            alternatives.extend(self.several(schema, schemas, &alternatives, site));
        }
        let kind = TypeKind::Union(self.name_variants(alternatives, words));
        Typed { ty: self.finish(id, kind), nullable }
    }

    /// A reserved definition that turned out not to be needed is left unused; unused types are not emitted.
    fn abandon(&mut self, id: crate::ir::TypeId, typed: Typed) -> Typed {
        self.types[id.0].kind = TypeKind::Union(Union { variants: Vec::new(), tag: None });
        typed
    }

    fn alternative_site(&self, part: &ReferenceOr<Schema>, site: &Site, path: &str, index: usize) -> Site {
        let word = match part {
            ReferenceOr::Item(schema) => self.alternative_word(schema, index),
            ReferenceOr::Reference { .. } => format!("variant {}", index + 1),
        };
        site.child(&word, path)
    }

    /// An inline alternative is named by its title or its place.
    pub(super) fn alternative_word(&self, schema: &Schema, index: usize) -> String {
        let title = schema.schema_data.title.as_deref().filter(|title| title.len() <= 40);
        title.map_or_else(|| format!("variant {}", index + 1), str::to_owned)
    }

    /// The words or integers of all alternatives, and whether they are integers, if each of them is a list of such.
    fn gather_words(&self, schemas: &'a [ReferenceOr<Schema>]) -> Option<(Vec<Word>, bool)> {
        let (mut words, mut seen) = (Vec::new(), HashSet::new());
        let (mut any, mut integers) = (false, None);
        for part in schemas {
            let schema = match part {
                ReferenceOr::Item(schema) => schema,
                ReferenceOr::Reference { reference } => self.component_schema(reference)?.1,
            };
            let view = View::of(schema);
            // Of texts that are not enumerated only the kind is told, and any word is one.
            let fits = match view.kind {
                Some("integer") => !view.words.is_empty(),
                Some("string") | None => view.format.is_none(),
                Some(_) => false,
            };
            if view.is_composed() || !fits {
                return None;
            }
            any |= !view.words.is_empty();
            for value in &view.words {
                let is_integer = value.is_i64();
                if !(is_integer || value.is_string()) || *integers.get_or_insert(is_integer) != is_integer {
                    return None;
                }
                let word = enumeration::alternative_word(value, &view);
                if seen.insert(word.wire.clone()) {
                    words.push(word);
                }
            }
        }
        any.then_some((words, integers.unwrap_or(false)))
    }

    pub(super) fn name_variants(&self, alternatives: Vec<Alternative<'a>>, words: Option<TagWords>) -> Union {
        let mut names = UniqueNames::without(&[UNKNOWN]);
        let (tag, mut words) = match words {
            Some((member, words)) => (Some(UnionTag { member }), words.into_iter()),
            None => (None, Vec::new().into_iter()),
        };
        let variants = alternatives
            .into_iter()
            .map(|alternative| UnionVariant {
                name: names.claim(&variant_name(&alternative.ty, &self.types)),
                ty: alternative.ty,
                words: words.next().unwrap_or_default(),
            })
            .collect();
        Union { variants, tag }
    }
}

/// Whether an alternative only says which members must be there, if anything: it limits values and adds none.
pub(super) fn only_requires(part: &ReferenceOr<Schema>) -> bool {
    match part {
        ReferenceOr::Item(schema) => {
            let view = View::of(schema);
            view.only_requires() || view.is_bare() || only_combines(&view)
        }
        ReferenceOr::Reference { .. } => false,
    }
}

/// Whether it combines such alternatives and says nothing besides.
fn only_combines(view: &View<'_>) -> bool {
    let says_more = view.properties.is_some() || view.additional.is_some() || view.items.is_some() || !view.words.is_empty();
    let mut parts = view.one_of.iter().chain(view.any_of).chain(view.all_of);
    view.is_composed() && matches!(view.kind, None | Some("object")) && !says_more && parts.all(only_requires)
}

fn is_bare_item(part: &ReferenceOr<Schema>) -> bool {
    match part {
        ReferenceOr::Item(schema) => View::of(schema).is_bare(),
        ReferenceOr::Reference { .. } => false,
    }
}

fn variant_name(ty: &Type, types: &[TypeDefinition]) -> String {
    match ty {
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer { .. } => "Integer".to_owned(),
        Type::Number => "Number".to_owned(),
        Type::Text => "String".to_owned(),
        Type::Secret => "Secret".to_owned(),
        Type::Dynamic => "Any".to_owned(),
        Type::List(inner) => format!("{}List", variant_name(inner, types)),
        Type::Map(inner) => format!("{}Map", variant_name(inner, types)),
        Type::Nullable(inner) | Type::ThreeState(inner) => variant_name(inner, types),
        Type::File => "File".to_owned(),
        Type::Foreign(foreign) => foreign.path.names.last().map_or_else(String::new, |name| oblien_endpoint::type_name(name)),
        Type::Named(id) | Type::Boxed(id) => types[id.0].name.clone(),
    }
}
