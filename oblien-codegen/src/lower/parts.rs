//! The parts of objects: what a schema and all it is put together from say of its members.
//! Part of the lowering of objects; it only reads.

use indexmap::map::Entry;
use indexmap::{IndexMap, IndexSet};
use openapiv3::{AdditionalProperties, Discriminator, ReferenceOr, Schema};

use crate::lower::alternative::names;
use crate::lower::context::{Lowering, escape};
use crate::lower::described::Described;
use crate::lower::together::Said;
use crate::lower::union::only_requires;
use crate::lower::view::View;

/// The members of an object, gathered from a schema and all it is put together from.
#[derive(Clone, Default)]
pub(super) struct Parts<'a> {
    pub(super) members: IndexMap<&'a str, Member<'a>>,
    pub(super) required: IndexSet<&'a str>,
    pub(super) additional: Option<(&'a AdditionalProperties, String)>,
    /// Whether some part is no object of known members, such as a union.
    pub(super) is_mixed: bool,
    /// The unions among the parts.
    pub(super) unions: Vec<Alternatives<'a>>,
    /// The components that were gathered: each counts once, also where it is a part of itself.
    pub(super) seen: IndexSet<&'a str>,
}

/// The alternatives of a union that is a part of an object.
#[derive(Clone)]
pub(super) struct Alternatives<'a> {
    pub(super) schemas: &'a [ReferenceOr<Schema>],
    pub(super) pointer: String,
    pub(super) discriminator: Option<&'a Discriminator>,
    /// Whether a value may be several of them at once.
    pub(super) are_any: bool,
}

/// One member, and where it stands: of several parts that describe it, in the last.
#[derive(Clone)]
pub(super) struct Member<'a> {
    pub(super) schema: &'a ReferenceOr<Box<Schema>>,
    pub(super) pointer: String,
    /// What all parts say of it, in their order.
    pub(super) said: Vec<Said<'a>>,
}

impl<'a> Member<'a> {
    fn new(schema: &'a ReferenceOr<Box<Schema>>, pointer: String) -> Self {
        Self { schema, pointer: pointer.clone(), said: vec![Said { schema, pointer }] }
    }

    /// Takes what a later part says.
    fn say(&mut self, schema: &'a ReferenceOr<Box<Schema>>, pointer: String) {
        self.said.retain(|earlier| !is_same(earlier.schema, schema));
        self.said.push(Said { schema, pointer: pointer.clone() });
        (self.schema, self.pointer) = (schema, pointer);
    }
}

/// Whether two are one schema, or refer to one.
pub(super) fn is_same(one: &ReferenceOr<Box<Schema>>, other: &ReferenceOr<Box<Schema>>) -> bool {
    match (one, other) {
        (ReferenceOr::Reference { reference: one }, ReferenceOr::Reference { reference: other }) => one == other,
        _ => std::ptr::eq(one, other),
    }
}

impl Alternatives<'_> {
    /// The names of the components among them, as they are written.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.schemas.iter().flat_map(|schema| names(schema, None))
    }

    /// Whether it is that of the schema at a place, and not of a part of it.
    pub(super) fn stands_in(&self, pointer: &str) -> bool {
        matches!(self.pointer.strip_prefix(pointer), Some("/oneOf" | "/anyOf"))
    }
}

impl<'a> Parts<'a> {
    pub(super) fn is_open(&self) -> bool {
        self.is_mixed || self.admits_more()
    }

    /// The members that have to be there and that no schema describes, unless others have a place anyway.
    pub(super) fn undescribed(&self) -> impl Iterator<Item = &'a str> {
        let has_no_place = !self.is_mixed && self.additional.is_none();
        self.required.iter().copied().filter(move |wire| has_no_place && !self.members.contains_key(wire))
    }

    /// Whether it is said that members may come that no schema names.
    pub(super) fn admits_more(&self) -> bool {
        self.additional.as_ref().is_some_and(|(additional, _)| admits_more(additional))
    }
}

impl<'a> Lowering<'a> {
    /// Gathers the members of an object and of all parts of its `allOf`, the parts first.
    pub(super) fn gather(&self, view: &View<'a>, pointer: &str, parts: &mut Parts<'a>) {
        if !self.limits.allow(view.properties.map_or(0, IndexMap::len), pointer, parts) {
            return;
        }
        for (index, part) in view.all_of.iter().enumerate() {
            self.gather_part(part, &format!("{pointer}/allOf/{index}"), parts);
        }
        for (name, schema) in view.properties.into_iter().flatten() {
            let pointer = format!("{pointer}/properties/{}", escape(name));
            match parts.members.entry(name) {
                Entry::Vacant(entry) => drop(entry.insert(Member::new(schema, pointer))),
                Entry::Occupied(entry) if self.says_nothing_more(schema, entry.get()) => {}
                Entry::Occupied(mut entry) => entry.get_mut().say(schema, pointer),
            }
        }
        parts.required.extend(view.required.iter().map(String::as_str));
        if let Some(additional) = view.additional {
            parts.additional = Some((additional, format!("{pointer}/additionalProperties")));
        }
        for (key, schemas) in [("oneOf", view.one_of), ("anyOf", view.any_of)] {
            if !schemas.iter().all(only_requires) {
                parts.is_mixed = true;
                let (pointer, discriminator) = (format!("{pointer}/{key}"), view.data.discriminator.as_ref());
                parts.unions.push(Alternatives { schemas, pointer, discriminator, are_any: key == "anyOf" });
            }
        }
    }

    /// Whether a later part takes no type away: it only adds a text to a member, or of which kind it is, which is known.
    fn says_nothing_more(&self, schema: &'a ReferenceOr<Box<Schema>>, known: &Member<'a>) -> bool {
        let Some(view) = self.view_of(schema) else { return false };
        let is_known = |kind: &str| {
            self.view_of(known.schema).is_some_and(|known| match kind {
                "object" => known.is_object() || known.is_composed(),
                _ => known.kind == Some(kind),
            })
        };
        view.is_bare() || view.kind_alone().is_some_and(is_known)
    }

    pub(super) fn gather_part(&self, part: &'a ReferenceOr<Schema>, pointer: &str, parts: &mut Parts<'a>) {
        if let Some(described) = self.described(part) {
            self.gather_described(described, pointer, parts);
        }
    }

    pub(super) fn gather_described(&self, described: Described<'a>, pointer: &str, parts: &mut Parts<'a>) {
        match described.component {
            None => self.gather(&View::of(described.schema), pointer, parts),
            Some(name) if parts.seen.insert(name) => {
                let pointer = format!("/components/schemas/{}", escape(name));
                self.gather(&View::of(described.schema), &pointer, parts);
            }
            Some(_) => {}
        }
    }
}

/// Whether members may come that no schema names.
pub(super) fn admits_more(additional: &AdditionalProperties) -> bool {
    !matches!(additional, AdditionalProperties::Any(false))
}
