//! The module of types: a module below it for each resource that uses some of its own, none of which is found itself.
//! One of the emitters; the kinds of types are emitted in files of their own.

use std::iter;

use indexmap::IndexMap;

use crate::emit::{Emitter, Module, Piece};
use crate::ir::{TypeDefinition, TypeKind};

impl Emitter<'_> {
    /// Emits the types that operations use; `None` if there are none.
    pub(super) fn emit_types(&self) -> Option<Module<'_>> {
        let used: Vec<_> = self.api.types.iter().filter(|definition| definition.direction.is_used()).collect();
        let mut modules: IndexMap<&str, Vec<&TypeDefinition>> = IndexMap::new();
        for definition in &used {
            modules.entry(&definition.module).or_default().push(definition);
        }
        let mut types = Module::new("types", "The types of requests and replies.".to_owned(), iter::empty());
        types.children = modules.into_iter().map(|(name, definitions)| self.emit_types_of(name, definitions)).collect();
        (!used.is_empty()).then_some(types)
    }

    fn emit_types_of<'a>(&'a self, name: &'a str, definitions: Vec<&'a TypeDefinition>) -> Module<'a> {
        let area = definitions.iter().find_map(|definition| definition.area.as_deref());
        let names = definitions.iter().map(|definition| definition.name.clone()).collect();
        let docs = match name {
            "shared" => "Types that several resources use.".to_owned(),
            name => format!("Types of `{name}`."),
        };
        let items = definitions.into_iter().flat_map(|definition| self.emit_definition(definition));
        let mut module = Module::of_pieces(name, docs, items);
        module.names = Some(names);
        module.is_lifted = true;
        module.feature = area.and_then(|area| self.feature(area));
        module
    }

    fn emit_definition(&self, definition: &TypeDefinition) -> Vec<Piece> {
        match &definition.kind {
            TypeKind::Struct(structure) => self.emit_struct(definition, structure),
            TypeKind::Enumeration(enumeration) => self.emit_enumeration(definition, enumeration),
            TypeKind::Union(union) => self.emit_union(definition, union),
            TypeKind::Newtype => self.emit_newtype(definition),
        }
    }
}
