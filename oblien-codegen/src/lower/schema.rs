//! A schema becomes a type: the one decision which kind of type it is.
//! Part of the lowering; each kind is lowered in its own file.

use openapiv3::{ReferenceOr, Schema};

use crate::ir::{Type, TypeKind};
use crate::lower::context::{Lowering, Site, Typed};
use crate::lower::described::Described;
use crate::lower::integer;
use crate::lower::view::View;

impl<'a> Lowering<'a> {
    /// Lowers a schema or the component it refers to.
    pub(super) fn schema(&mut self, schema: &'a ReferenceOr<Schema>, site: &Site) -> Typed {
        match schema {
            ReferenceOr::Reference { reference } => self.component(reference),
            ReferenceOr::Item(schema) => self.schema_item(schema, site),
        }
    }

    /// The same for the boxed form that properties and items have.
    pub(super) fn boxed_schema(&mut self, schema: &'a ReferenceOr<Box<Schema>>, site: &Site) -> Typed {
        match schema {
            ReferenceOr::Reference { reference } => self.component(reference),
            ReferenceOr::Item(schema) => self.schema_item(schema, site),
        }
    }

    /// The same for a schema whose component is found already.
    pub(super) fn described_type(&mut self, described: Described<'a>, site: &Site) -> Typed {
        match described.component {
            Some(name) => self.component(&format!("#/components/schemas/{name}")),
            None => self.schema_item(described.schema, site),
        }
    }

    pub(super) fn schema_item(&mut self, schema: &'a Schema, site: &Site) -> Typed {
        if site.component.is_none()
            && let Some(typed) = self.inline.get(&std::ptr::from_ref(schema))
        {
            return Typed { nullable: typed.nullable || schema.schema_data.nullable, ty: typed.ty.clone() };
        }
        let view = View::of(schema);
        let typed = self.within(site, |lowering| lowering.typed(schema, &view, site));
        let typed = Typed { nullable: typed.nullable || view.data.nullable, ..typed };
        // A schema that is met again, as a member of a body and of a reply, is the same type.
        self.inline.insert(std::ptr::from_ref(schema), typed.clone());
        typed
    }

    fn typed(&mut self, schema: &'a Schema, view: &View<'a>, site: &Site) -> Typed {
        if let Some(ty) = self.replaced(view, site) {
            return Typed::new(ty);
        }
        if !view.words.is_empty() {
            return Typed::new(self.enumeration(schema, view, site));
        }
        if let Some(typed) = self.inherited(schema, view, site) {
            return typed;
        }
        if !view.all_of.is_empty() {
            return self.all_of(schema, view, site);
        }
        if !(view.one_of.is_empty() && view.any_of.is_empty()) {
            return self.alternatives(schema, view, site);
        }
        if let Some(ty) = self.of_format(view) {
            return Typed::new(ty);
        }
        Typed::new(match view.kind {
            _ if view.is_object() => self.object(schema, view, site),
            Some("array") => self.list(view, site),
            Some("string") => self.text(schema, view, site),
            Some("integer") => self.integer(view, site),
            // The registry of formats gives integers the type of numbers; a float would lose digits of the large ones.
            Some("number") => integer::of_format(view.format.as_deref()).unwrap_or(Type::Number),
            Some("boolean") => Type::Boolean,
            _ if view.items.is_some() => self.list(view, site),
            _ => Type::Dynamic,
        })
    }

    fn list(&mut self, view: &View<'a>, site: &Site) -> Type {
        let Some(items) = view.items else { return Type::List(Box::new(Type::Dynamic)) };
        let items = self.boxed_schema(items, &site.item()).into_type();
        self.wrapped(Type::List, items, site)
    }

    /// A text; a named one without a meaning of its own in the format gets a type of its own.
    fn text(&mut self, schema: &'a Schema, view: &View<'a>, site: &Site) -> Type {
        match view.format.as_deref() {
            Some("password") => Type::Secret,
            None | Some("uuid") if site.component.is_some() => {
                let id = self.reserve(site, schema);
                self.finish(id, TypeKind::Newtype)
            }
            _ => Type::Text,
        }
    }
}
