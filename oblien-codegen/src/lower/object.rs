//! Objects: structs and maps, and what `allOf` puts together.
//! Part of the lowering.

use indexmap::map::Entry;
use indexmap::{IndexMap, IndexSet};
use openapiv3::{AdditionalProperties, Discriminator, ReferenceOr, Schema};

use crate::ir::{Additional, Field, Presence, Struct, Type, TypeKind};
use crate::lower::alternative::names;
use crate::lower::context::{Lowering, Site, Typed, escape};
use crate::lower::described::Described;
use crate::lower::naming::UniqueNames;
use crate::lower::together::Said;
use crate::lower::union::only_requires;
use crate::lower::view::View;
use crate::lower::{attributes, documentation};

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
fn is_same(one: &ReferenceOr<Box<Schema>>, other: &ReferenceOr<Box<Schema>>) -> bool {
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
    pub(super) fn object(&mut self, schema: &'a Schema, view: &View<'a>, site: &Site) -> Type {
        let mut parts = Parts::default();
        self.gather(view, &site.pointer, &mut parts);
        if let Some(map) = self.map_of(&parts, site) {
            return map;
        }
        let id = self.reserve_object(site, schema);
        let kind = TypeKind::Struct(self.structure(parts, site));
        self.finish(id, kind)
    }

    /// The map that an object without known members is; `None` if it is another object.
    pub(super) fn map_of(&mut self, parts: &Parts<'a>, site: &Site) -> Option<Type> {
        if !parts.members.is_empty() {
            return None;
        }
        match &parts.additional {
            None | Some((AdditionalProperties::Any(true), _)) => Some(Type::Map(Box::new(Type::Dynamic))),
            Some((AdditionalProperties::Schema(values), pointer)) => {
                let values_site = Site::inline(format!("{}Value", site.name), pointer.clone());
                let values = self.schema(values, &values_site).into_type();
                Some(self.wrapped(Type::Map, values, site))
            }
            Some((AdditionalProperties::Any(false), _)) => None,
        }
    }

    /// `allOf`: one reference with other annotations is that type; objects are merged; anything else stays dynamic.
    pub(super) fn all_of(&mut self, schema: &'a Schema, view: &View<'a>, site: &Site) -> Typed {
        if let Some(typed) = self.single_part(view, site) {
            return typed;
        }
        let mut parts = Parts::default();
        self.gather(view, &site.pointer, &mut parts);
        let says_more = parts.unions.len() > 1 || (parts.is_mixed && parts.admits_more());
        if parts.members.is_empty() && !says_more {
            return self.restricted(view, site);
        }
        if parts.is_mixed {
            return self.mixed(schema, parts, site).unwrap_or_else(|| self.restricted(view, site));
        }
        // What is made of a base by a component is that; a value of it and more is any of what is made of it.
        parts.is_mixed = site.component.is_none() && view.all_of.iter().any(|part| self.refers_to_base(part));
        let id = self.reserve_object(site, schema);
        let kind = TypeKind::Struct(self.structure(parts, site));
        Typed::new(self.finish(id, kind))
    }

    /// The one part of an `allOf` that says something about the shape.
    fn single_part(&mut self, view: &View<'a>, site: &Site) -> Option<Typed> {
        let has_alternatives = !view.one_of.iter().chain(view.any_of).all(only_requires);
        if view.properties.is_some() || view.additional.is_some() || !view.required.is_empty() || has_alternatives {
            return None;
        }
        let mut shaped = view.all_of.iter().enumerate().filter(|(_, part)| !self.is_bare(part));
        let (index, part) = shaped.next()?;
        // What is made of a base is not the base, although it adds nothing.
        if shaped.next().is_some() || (site.component.is_some() && self.refers_to_base(part)) {
            return None;
        }
        let part_site = Site { pointer: format!("{}/allOf/{index}", site.pointer), ..site.clone() };
        Some(self.schema(part, &part_site))
    }

    fn is_bare(&self, part: &'a ReferenceOr<Schema>) -> bool {
        match part {
            ReferenceOr::Item(schema) => View::of(schema).is_bare(),
            ReferenceOr::Reference { .. } => false,
        }
    }

    /// An `allOf` without members restricts its first part: the value is of that type.
    fn restricted(&mut self, view: &View<'a>, site: &Site) -> Typed {
        let parts: Vec<_> = view.all_of.iter().enumerate().filter(|(_, part)| !self.is_bare(part)).collect();
        match parts.first() {
            Some((index, part)) => {
                let part_site = Site { pointer: format!("{}/allOf/{index}", site.pointer), ..site.clone() };
                self.schema(part, &part_site)
            }
            None => Typed::new(Type::Dynamic),
        }
    }

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

    /// Whether a later part takes no type away: it only adds a text to a member, or that it is an object, which is known.
    fn says_nothing_more(&self, schema: &'a ReferenceOr<Box<Schema>>, known: &Member<'a>) -> bool {
        let Some(view) = self.view_of(schema) else { return false };
        let is_known_object = || self.view_of(known.schema).is_some_and(|known| known.is_object() || known.is_composed());
        view.is_bare() || (view.is_any_object() && is_known_object())
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

    /// The view behind a schema, following a reference.
    pub(super) fn view_of(&self, schema: &'a ReferenceOr<Box<Schema>>) -> Option<View<'a>> {
        match schema {
            ReferenceOr::Item(schema) => Some(View::of(schema)),
            ReferenceOr::Reference { reference } => self.component_schema(reference).map(|(_, schema)| View::of(schema)),
        }
    }

    pub(super) fn structure(&mut self, parts: Parts<'a>, site: &Site) -> Struct {
        let mut names = UniqueNames::default();
        let additional_is_open = parts.is_open();
        let mut fields = Vec::with_capacity(parts.members.len());
        for (wire, member) in &parts.members {
            let required = parts.required.contains(wire);
            fields.push(self.field(wire, member, required, site, &mut names));
        }
        for wire in parts.undescribed() {
            let name = self.member_name(site, None, wire);
            fields.push(undescribed_field(wire, names.claim(&name)));
        }
        let additional = match parts.additional {
            Some((AdditionalProperties::Schema(values), pointer)) => {
                let values_site = Site::inline(format!("{}Value", site.name), pointer);
                let ty = self.schema(values, &values_site).into_type();
                let name = names.claim_first(&["extra", "extra_members"]);
                if ty == Type::Dynamic { Additional::Kept(name) } else { Additional::Typed(name, ty) }
            }
            _ if additional_is_open => Additional::Kept(names.claim_first(&["extra", "extra_members"])),
            _ => Additional::Ignored,
        };
        Struct { fields, additional, is_held: false }
    }

    fn field(&mut self, wire: &str, member: &Member<'a>, required: bool, site: &Site, names: &mut UniqueNames) -> Field {
        let mut member_site = site.child(wire, "");
        member_site.pointer.clone_from(&member.pointer);
        let typed = self.said_type(&member.said, &member_site);
        let view = match member.schema {
            ReferenceOr::Item(schema) => Some(View::of(schema)),
            ReferenceOr::Reference { .. } => None,
        };
        let behind = self.view_of(member.schema);
        // What is required is so only in the direction in which it travels.
        let is_one_way =
            |said: &Said<'a>| self.view_of(said.schema).is_some_and(|view| view.data.read_only || view.data.write_only);
        let required = required && !member.said.iter().any(is_one_way);
        let told = behind.and_then(|view| documentation::first_paragraph(view.data.description.as_deref()));
        let name = self.member_name(site, view.as_ref(), wire);
        let attributes = member.schema.as_item().map(|schema| attributes::of_schema(self, schema, &member.pointer));
        Field {
            name: names.claim(&name),
            wire: wire.to_owned(),
            limits: self.limits_of(member.schema),
            presence: if required { Presence::Required } else { Presence::Optional },
            attributes: attributes.unwrap_or_default(),
            docs: documentation::member_lines(told.as_deref().filter(|_| view.is_none()), view.as_ref()),
            deprecated: view.as_ref().is_some_and(|view| view.data.deprecated),
            ty: member_type(typed, required),
        }
    }
}

/// What is said of a member that has to be there and that no schema describes.
pub(super) const UNDESCRIBED: &str = "Said to be required; nothing else is said of it.";

/// Any value, or none: what nobody describes is often not there any more.
fn undescribed_field(wire: &str, name: String) -> Field {
    Field {
        attributes: Vec::new(),
        name,
        wire: wire.to_owned(),
        ty: Type::Dynamic,
        presence: Presence::Optional,
        limits: Vec::new(),
        docs: vec![UNDESCRIBED.to_owned()],
        deprecated: false,
    }
}

/// Whether members may come that no schema names.
pub(super) fn admits_more(additional: &AdditionalProperties) -> bool {
    !matches!(additional, AdditionalProperties::Any(false))
}

/// Null and absent differ only where a member may be both.
pub(super) fn member_type(typed: Typed, required: bool) -> Type {
    let may_be_null = typed.nullable || matches!(typed.ty, Type::Nullable(_));
    match typed.into_type() {
        Type::Nullable(inner) if may_be_null && !required => Type::ThreeState(inner),
        ty => ty,
    }
}
