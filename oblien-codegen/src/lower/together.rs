//! Members that several parts of an object describe: their values are what all of these say together.
//! Part of the lowering of objects. Where the last part says it all, its type is taken, and keeps its name.

use std::collections::HashSet;

use openapiv3::{AdditionalProperties, ReferenceOr, Schema};

use crate::ir::{Type, TypeKind};
use crate::lower::context::{Lowering, Site, Typed, escape};
use crate::lower::parts::{Member, Parts, is_same};
use crate::lower::view::View;
use crate::lower::{foreign, texts};

/// Members within members that are compared.
const DEEPEST_MEMBER: usize = 16;
/// Types that are put together; circles of different lengths can ask for any number.
const MOST_TYPES: usize = 3_000;

/// What one part says of a member, and where.
#[derive(Clone)]
pub(super) struct Said<'a> {
    pub(super) schema: &'a ReferenceOr<Box<Schema>>,
    pub(super) pointer: String,
}

/// A schema that is said, behind its reference.
struct Behind<'a> {
    schema: &'a Schema,
    view: View<'a>,
    component: Option<&'a str>,
    pointer: String,
}

impl<'a> Lowering<'a> {
    /// The type of a member: of all that is said of it where that are objects or lists, else of what is said last.
    pub(super) fn said_type(&mut self, said: &[Said<'a>], site: &Site) -> Typed {
        let Some(last) = said.last() else { return Typed::new(Type::Dynamic) };
        if said.len() < 2 {
            return self.boxed_schema(last.schema, site);
        }
        let behind: Vec<_> = said.iter().filter_map(|said| self.behind(said)).collect();
        let key: Vec<_> = behind.iter().map(|behind| std::ptr::from_ref(behind.schema)).collect();
        match self.together.get(&key) {
            Some(Some(typed)) => return typed.clone(),
            Some(None) => return self.boxed_schema(last.schema, site),
            None if !self.adds(said, DEEPEST_MEMBER, &mut HashSet::new()) => {
                self.together.insert(key, None);
                return self.boxed_schema(last.schema, site);
            }
            None if self.together.len() >= MOST_TYPES => {
                self.diagnostics.push(texts::nested_too_deeply(self.place(&site.pointer)));
                return Typed::new(Type::Dynamic);
            }
            None => {}
        }
        let nullable = behind.iter().all(|behind| behind.view.data.nullable);
        let ty = match items(&behind) {
            Some(items) => {
                let item_type = self.said_type(&items, &site.item()).into_type();
                self.wrapped(Type::List, item_type, site)
            }
            None => self.object_of_all(&behind, &key, nullable, site),
        };
        let typed = Typed { ty, nullable };
        self.together.insert(key, Some(typed.clone()));
        typed
    }

    fn object_of_all(&mut self, behind: &[Behind<'a>], key: &[*const Schema], nullable: bool, site: &Site) -> Type {
        let (Some(parts), Some(last)) = (self.parts_of_all(behind), behind.last()) else { return Type::Dynamic };
        if let Some(map) = self.map_of(&parts, site) {
            return map;
        }
        let id = self.reserve(site, last.schema);
        // It may be a member of itself.
        self.together.insert(key.to_vec(), Some(Typed { ty: Type::Named(id), nullable }));
        let kind = TypeKind::Struct(self.structure(parts, site));
        self.finish(id, kind)
    }

    /// The members that all of them have; `None` if one is no object of known members.
    fn parts_of_all(&self, behind: &[Behind<'a>]) -> Option<Parts<'a>> {
        let mut parts = Parts::default();
        for one in behind {
            let is_new = one.component.is_none_or(|name| parts.seen.insert(name));
            if is_new {
                self.gather(&one.view, &one.pointer, &mut parts);
            }
        }
        (!parts.is_mixed).then_some(parts)
    }

    /// Whether something is said of the shape that the last does not say, and all can hold together.
    fn adds(&self, said: &[Said<'a>], depth: usize, compared: &mut HashSet<Vec<*const Schema>>) -> bool {
        let behind: Vec<_> = said.iter().filter_map(|said| self.behind(said)).collect();
        let is_new = compared.insert(behind.iter().map(|behind| std::ptr::from_ref(behind.schema)).collect());
        if !is_new || depth == 0 || behind.len() < said.len() || behind.iter().any(|behind| self.is_of_users(behind)) {
            return false;
        }
        if let Some(items) = items(&behind) {
            return self.adds(&items, depth - 1, compared);
        }
        let (true, Some((last, _))) = (behind.iter().all(|behind| self.is_object_alone(behind)), behind.split_last()) else {
            return false;
        };
        let (Some(all), Some(own)) = (self.parts_of_all(&behind), self.parts_of_all(std::slice::from_ref(last))) else {
            return false;
        };
        // What is a component keeps its name, though others say that any member may come besides.
        let holds_more = |parts: &Parts<'a>| match parts.additional {
            Some((AdditionalProperties::Any(may_be_any), _)) => *may_be_any && last.component.is_none(),
            Some((AdditionalProperties::Schema(_), _)) => true,
            None => false,
        };
        let is_own =
            |name: &str, member: &Member<'a>| own.members.get(name).is_some_and(|own| is_same(own.schema, member.schema));
        holds_more(&all) && !holds_more(&own)
            || all.members.iter().any(|(name, member)| !is_own(name, member) || self.adds(&member.said, depth - 1, compared))
    }

    /// Whether it is an object of its members: no union, and nothing that others are made of.
    fn is_object_alone(&self, behind: &Behind<'a>) -> bool {
        let view = &behind.view;
        let is_base = behind.component.is_some_and(|name| self.is_base(name, view));
        (view.is_object() || !view.all_of.is_empty()) && !is_base
    }

    /// Whether a type of the user's stands in its place.
    fn is_of_users(&self, behind: &Behind<'a>) -> bool {
        behind.view.data.extensions.contains_key(foreign::KEY)
            || behind.component.is_some_and(|name| self.settings.replace.contains_key(name))
    }

    fn behind(&self, said: &Said<'a>) -> Option<Behind<'a>> {
        match said.schema {
            ReferenceOr::Item(schema) => {
                Some(Behind { schema, view: View::of(schema), component: None, pointer: said.pointer.clone() })
            }
            ReferenceOr::Reference { reference } => {
                let (name, schema) = self.component_schema(reference)?;
                let pointer = format!("/components/schemas/{}", escape(name));
                Some(Behind { schema, view: View::of(schema), component: Some(name), pointer })
            }
        }
    }
}

/// What is said of the items, if all are lists.
fn items<'a>(behind: &[Behind<'a>]) -> Option<Vec<Said<'a>>> {
    let is_list = |view: &View<'_>| view.items.is_some() && matches!(view.kind, None | Some("array")) && !view.is_composed();
    let of = |behind: &Behind<'a>| {
        let schema = behind.view.items.filter(|_| is_list(&behind.view))?;
        Some(Said { schema, pointer: format!("{}/items", behind.pointer) })
    };
    behind.iter().map(of).collect()
}
