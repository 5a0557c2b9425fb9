//! Objects: structs and maps, and the types of what `allOf` puts together.
//! Part of the lowering; their parts are gathered in `parts.rs`.

use openapiv3::{AdditionalProperties, ReferenceOr, Schema};

use crate::ir::{Additional, Field, Presence, Struct, Type, TypeKind};
use crate::lower::context::{Lowering, Site, Typed};
use crate::lower::naming::UniqueNames;
use crate::lower::parts::{Member, Parts};
use crate::lower::together::Said;
use crate::lower::union::only_requires;
use crate::lower::view::View;
use crate::lower::{attributes, documentation};

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

/// Null and absent differ only where a member may be both.
pub(super) fn member_type(typed: Typed, required: bool) -> Type {
    let may_be_null = typed.nullable || matches!(typed.ty, Type::Nullable(_));
    match typed.into_type() {
        Type::Nullable(inner) if may_be_null && !required => Type::ThreeState(inner),
        ty => ty,
    }
}
