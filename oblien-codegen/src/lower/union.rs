//! Unions: `oneOf` and `anyOf`, and how the right variant is told.
//! Part of the lowering.

use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

use crate::ir::{Type, TypeDefinition, TypeKind, Union, UnionTag, UnionVariant, Word};
use crate::lower::context::{Lowering, Site, Typed};
use crate::lower::enumeration;
use crate::lower::naming::UniqueNames;
use crate::lower::object::Parts;
use crate::lower::tag::TagWords;
use crate::lower::view::View;

/// The variant that keeps what fits no other has this name.
const UNKNOWN: &str = "Unknown";

/// A lowered alternative: its type and the components that have it.
pub(super) struct Alternative {
    pub(super) ty: Type,
    pub(super) components: Vec<String>,
}

impl<'a> Lowering<'a> {
    /// `oneOf` and `anyOf` mean the same to a client: the value is one of these.
    pub(super) fn alternatives(&mut self, schema: &'a Schema, view: &View<'a>, site: &Site) -> Typed {
        let (key, schemas) = if view.one_of.is_empty() { ("anyOf", view.any_of) } else { ("oneOf", view.one_of) };
        if view.properties.is_some() && schemas.iter().all(only_requires) {
            return Typed::new(self.object(schema, view, site));
        }
        if view.properties.is_some() {
            let mut parts = Parts::default();
            self.gather(view, &site.pointer, &mut parts);
            return self.mixed(schema, parts, site).unwrap_or_else(|| Typed::new(self.object(schema, view, site)));
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
        let mut alternatives: Vec<Alternative> = Vec::new();
        for (index, part) in schemas.iter().enumerate() {
            let part_site = self.alternative_site(part, site, &format!("{key}/{index}"), index);
            let typed = self.schema(part, &part_site);
            nullable |= typed.nullable;
            let component = component_name(part);
            // A union that is an alternative of itself adds nothing by it.
            if typed.ty == Type::Named(id) {
                continue;
            }
            match alternatives.iter_mut().find(|known| known.ty == typed.ty) {
                Some(known) => known.components.extend(component),
                None => alternatives.push(Alternative { ty: typed.ty, components: component.into_iter().collect() }),
            }
        }
        if alternatives.is_empty() || alternatives.iter().any(|alternative| alternative.ty == Type::Dynamic) {
            return self.abandon(id, Typed { ty: Type::Dynamic, nullable });
        }
        if let [only] = alternatives.as_slice() {
            return self.abandon(id, Typed { ty: only.ty.clone(), nullable });
        }
        let has_foreign = alternatives.iter().any(|alternative| matches!(alternative.ty, Type::Foreign(_)));
        // What is not ours need not have the tag as a member.
        let words = if has_foreign { None } else { self.tag_words(view.data.discriminator.as_ref(), &alternatives) };
        self.keep_words(&alternatives, words.as_ref());
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

    /// An inline alternative is named by its title, its tag or its place.
    pub(super) fn alternative_site(&self, part: &ReferenceOr<Schema>, site: &Site, path: &str, index: usize) -> Site {
        let title = match part {
            ReferenceOr::Item(schema) => schema.schema_data.title.as_deref().filter(|title| title.len() <= 40),
            ReferenceOr::Reference { .. } => None,
        };
        let word = title.map_or_else(|| format!("variant {}", index + 1), str::to_owned);
        site.child(&word, path)
    }

    /// The words or integers of all alternatives, and whether they are integers, if each of them is a list of such.
    fn gather_words(&self, schemas: &'a [ReferenceOr<Schema>]) -> Option<(Vec<Word>, bool)> {
        let mut words: Vec<Word> = Vec::new();
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
                if !words.iter().any(|known| known.wire == word.wire) {
                    words.push(word);
                }
            }
        }
        any.then_some((words, integers.unwrap_or(false)))
    }

    pub(super) fn name_variants(&self, alternatives: Vec<Alternative>, words: Option<TagWords>) -> Union {
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

pub(super) fn component_name(part: &ReferenceOr<Schema>) -> Option<String> {
    match part {
        ReferenceOr::Reference { reference } => reference.rsplit('/').next().map(str::to_owned),
        ReferenceOr::Item(schema) => schema.schema_data.extensions.get("x-component").and_then(Value::as_str).map(str::to_owned),
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
