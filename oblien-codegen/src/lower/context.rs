//! What every pass of the lowering shares: the document, the diagnostics and the types found so far.
//! Part of the lowering.

use std::collections::{HashMap, HashSet};

use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

use crate::diagnostics::{Diagnostics, Place};
use crate::front::Description;
use crate::ir::{Codec, Direction, Struct, Type, TypeDefinition, TypeId, TypeKind};
use crate::lower::component::Component;
use crate::lower::described::KnownWords;
use crate::lower::heirs::Heirs;
use crate::lower::item_schema::ItemSchemas;
use crate::lower::limits::Limits;
use crate::lower::naming::{UniqueNames, singular};
use crate::lower::view::View;
use crate::lower::{attributes, documentation, header};
use crate::selection::Selection;
use crate::settings::TypeSettings;

/// The state of the lowering.
pub(super) struct Lowering<'a> {
    pub(super) description: &'a Description,
    pub(super) items: &'a ItemSchemas,
    pub(super) selection: &'a Selection,
    pub(super) settings: &'a TypeSettings,
    /// The names of the settings that something was renamed by.
    pub(super) renamed: HashSet<String>,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) types: Vec<TypeDefinition>,
    type_names: UniqueNames,
    pub(super) components: HashMap<&'a str, Component>,
    pub(super) heirs: Heirs<'a>,
    pub(super) words: KnownWords,
    /// Objects whose tag has several words, and the member that it is.
    pub(super) kept_tags: Vec<(TypeId, String)>,
    /// Types of schemas that have no name and stand in several places, by their texts.
    shared: HashMap<String, Type>,
    pub(super) limits: Limits,
    pub(super) reply_headers: header::Known,
    /// The types of schemas that are no components, by where they are in memory.
    pub(super) inline: HashMap<*const Schema, Typed>,
    /// Those of members that several schemas describe; nothing where the last of them says it all.
    pub(super) together: HashMap<Vec<*const Schema>, Option<Typed>>,
}

/// A type, and whether null may stand in its place.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) ty: Type,
    pub(super) nullable: bool,
}

impl Typed {
    pub(super) fn new(ty: Type) -> Self {
        Self { ty, nullable: false }
    }

    /// The type of a place that has no other way to say null.
    pub(super) fn into_type(self) -> Type {
        match self.ty {
            ty @ (Type::Dynamic | Type::Nullable(_)) => ty,
            ty if self.nullable => Type::Nullable(Box::new(ty)),
            ty => ty,
        }
    }
}

/// Where a schema stands and what a type made of it is called.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// The name of the type, if one is defined.
    pub(super) name: String,
    pub(super) pointer: String,
    /// The component it is, if it is one.
    pub(super) component: Option<String>,
    /// The component whose members it has by another name.
    pub(super) owner: Option<String>,
}

impl Site {
    pub(super) fn inline(name: String, pointer: String) -> Self {
        Self { name, pointer, component: None, owner: None }
    }

    /// A part of this schema whose type, if one is defined, has the name of this one and `word`.
    pub(super) fn child(&self, word: &str, path: &str) -> Self {
        Self::inline(format!("{}{}", self.name, oblien_endpoint::type_name(word)), format!("{}/{path}", self.pointer))
    }

    /// The items of this list: of the name in the singular.
    pub(super) fn item(&self) -> Self {
        let mut item = self.part("items");
        item.name = match singular(&self.name) {
            name if name == self.name => format!("{name}Item"),
            name => name,
        };
        item
    }

    /// A part of this schema that keeps its name.
    pub(super) fn part(&self, path: &str) -> Self {
        Self::inline(self.name.clone(), format!("{}/{path}", self.pointer))
    }
}

/// Escapes a key for a JSON pointer.
pub(super) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

impl<'a> Lowering<'a> {
    pub(super) fn new(
        description: &'a Description,
        items: &'a ItemSchemas,
        selection: &'a Selection,
        settings: &'a TypeSettings,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let mut type_names = UniqueNames::without(&["S"]);
        let schemas = || description.openapi.components.iter().flat_map(|components| &components.schemas);
        let mut named = |(name, schema): (&'a String, &ReferenceOr<Schema>)| {
            let told = match (settings.rename.get(name), schema) {
                (Some(told), _) => Some(told.as_str()),
                (None, ReferenceOr::Item(schema)) => schema.schema_data.extensions.get("x-rust-name").and_then(Value::as_str),
                (None, ReferenceOr::Reference { .. }) => None,
            };
            let type_name = type_names.claim(&oblien_endpoint::type_name(told.unwrap_or(name)));
            (name.as_str(), Component::new(type_name))
        };
        let components = schemas().map(&mut named).collect();
        Self {
            description,
            items,
            selection,
            settings,
            renamed: HashSet::new(),
            diagnostics,
            types: Vec::new(),
            type_names,
            components,
            heirs: Heirs::of(description),
            words: KnownWords::default(),
            kept_tags: Vec::new(),
            shared: HashMap::new(),
            limits: Limits::default(),
            reply_headers: header::Known::default(),
            inline: HashMap::new(),
            together: HashMap::new(),
        }
    }

    pub(super) fn place(&self, pointer: &str) -> Place {
        self.description.origins.place(pointer)
    }

    pub(super) fn component_names(&self) -> impl Iterator<Item = &'a str> {
        self.description.openapi.components.iter().flat_map(|components| components.schemas.keys().map(String::as_str))
    }

    /// What the settings rename something to.
    pub(super) fn rename(&mut self, name: &str) -> Option<String> {
        let told = self.settings.rename.get(name)?;
        self.renamed.insert(name.to_owned());
        Some(told.clone())
    }

    /// The name in Rust of a member: by the settings, by its `x-rust-name`, else the one on the wire.
    pub(super) fn member_name(&mut self, site: &Site, view: Option<&View<'_>>, wire: &str) -> String {
        let owner = site.component.as_deref().or(site.owner.as_deref()).unwrap_or(&site.name);
        let told = match self.settings.rename.is_empty() {
            true => None,
            false => self.rename(&format!("{owner}.{wire}")),
        };
        told.map_or_else(|| View::rust_name(view, wire), |told| oblien_endpoint::snake_case(&told))
    }

    /// Lowers a schema that is written out again in other places, once.
    pub(super) fn shared_schema(&mut self, schema: &'a Schema, site: &Site) -> Type {
        let text = serde_json::to_string(schema).unwrap_or_default();
        if let Some(ty) = self.shared.get(&text) {
            return ty.clone();
        }
        let ty = self.schema_item(schema, site).ty;
        self.shared.insert(text, ty.clone());
        ty
    }

    /// Starts the definition of a type, so that it can refer to itself; `finish` completes it.
    pub(super) fn reserve(&mut self, site: &Site, schema: &Schema) -> TypeId {
        let name = match &site.component {
            Some(_) => site.name.clone(),
            None => self.type_names.claim(&site.name),
        };
        let is_member = site.component.is_none() && attributes::is_member(&site.pointer);
        let attributes = if is_member { Vec::new() } else { attributes::of_schema(self, schema, &site.pointer) };
        let data = &schema.schema_data;
        let id = TypeId(self.types.len());
        self.types.push(TypeDefinition {
            name,
            docs: documentation::lines(data.description.as_deref().or(data.title.as_deref())),
            deprecated: data.deprecated,
            direction: Direction::default(),
            derives: Vec::new(),
            attributes,
            codec: Codec::default(),
            module: String::new(),
            area: None,
            kind: TypeKind::Struct(Struct::default()),
        });
        if let Some(component) = &site.component {
            self.open_component(component, Some(id));
        }
        id
    }

    /// Starts the definition of an object, whose members may lead back to it although it is no component.
    pub(super) fn reserve_object(&mut self, site: &Site, schema: &Schema) -> TypeId {
        let id = self.reserve(site, schema);
        self.inline.insert(std::ptr::from_ref(schema), Typed::new(Type::Named(id)));
        id
    }

    pub(super) fn finish(&mut self, id: TypeId, kind: TypeKind) -> Type {
        self.types[id.0].kind = kind;
        Type::Named(id)
    }
}
