//! The module of types: a module below it for each resource that uses some of its own, none of which is found itself.
//! One of the emitters; the kinds of types are emitted in files of their own.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::{Emitter, Module};
use crate::ir::{TypeDefinition, TypeKind};

impl Emitter<'_> {
    /// Emits the types that operations use; `None` if there are none.
    pub(super) fn emit_types(&self) -> Option<Module> {
        let used: Vec<_> = self.api.types.iter().filter(|definition| definition.direction.is_used()).collect();
        let mut names: Vec<&str> = Vec::new();
        for definition in &used {
            if !names.contains(&definition.module.as_str()) {
                names.push(&definition.module);
            }
        }
        let mut types = Module::new("types", "The types of requests and replies.".to_owned(), TokenStream::new());
        types.children = names.iter().map(|name| self.emit_types_of(name, &used)).collect();
        (!used.is_empty()).then_some(types)
    }

    fn emit_types_of(&self, name: &str, used: &[&TypeDefinition]) -> Module {
        let definitions = used.iter().filter(|definition| definition.module == name);
        let area = definitions.clone().find_map(|definition| definition.area.as_deref());
        let items = definitions.map(|definition| self.emit_definition(definition));
        let docs = match name {
            "shared" => "Types that several resources use.".to_owned(),
            name => format!("Types of `{name}`."),
        };
        let mut module = Module::new(name, docs, quote!(#(#items)*));
        module.is_lifted = true;
        module.feature = area.and_then(|area| self.feature(area));
        module
    }

    fn emit_definition(&self, definition: &TypeDefinition) -> TokenStream {
        match &definition.kind {
            TypeKind::Struct(structure) => self.emit_struct(definition, structure),
            TypeKind::Enumeration(enumeration) => self.emit_enumeration(definition, enumeration),
            TypeKind::Union(union) => self.emit_union(definition, union),
            TypeKind::Newtype => self.emit_newtype(definition),
        }
    }
}
