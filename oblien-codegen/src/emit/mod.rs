//! Emission: the intermediate representation becomes Rust tokens, a module at a time.
//! Between `lower` and `print`; an emitter decides nothing about the description.

mod api;
mod constructor;
mod declare;
mod definitions;
mod derived;
mod endpoint;
mod enumeration;
mod handle;
mod header;
mod incoming;
mod macros;
mod module;
mod newtype;
mod pages;
mod piece;
mod resource;
mod scope;
mod structure;
mod types;
mod union;

use oblien_endpoint::Fault;
use proc_macro2::TokenStream;

use crate::ir::{Api, Operation, Type};
pub(crate) use declare::DEFAULT_CLIENT;
pub(crate) use module::{Module, ROOT};
pub(crate) use piece::{Call, Definition, DefinitionKind, Member, Piece, Written};
use types::Types;

/// What the emitters share.
pub(crate) struct Emitter<'a> {
    pub(crate) api: &'a Api,
    types: Types<'a>,
    /// Whether every top-level resource is behind a Cargo feature.
    has_features: bool,
    /// Whether a type of the description is called `Option`.
    has_own_option: bool,
}

impl<'a> Emitter<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        let has_own_option = api.types.iter().any(|definition| definition.name == "Option");
        Self { api, types: Types::new(api), has_features: false, has_own_option }
    }

    /// Puts each top-level resource and what only it uses behind a Cargo feature of its name.
    pub(crate) fn features(self, has_features: bool) -> Self {
        Self { has_features, ..self }
    }

    /// A type as Rust writes it.
    pub(crate) fn rust(&self, ty: &Type) -> TokenStream {
        self.types.rust(ty)
    }

    /// The Cargo feature of a top-level resource.
    fn feature(&self, area: &str) -> Option<String> {
        self.has_features.then(|| area.replace('_', "-"))
    }
}

/// Returns the operations that break a rule of endpoints, as indices, with what is wrong with each.
pub(crate) fn broken(api: &Api) -> Vec<(usize, Vec<Fault>)> {
    let emitter = Emitter::new(api);
    let faults = api.operations.iter().map(|operation| emitter.endpoint(operation).err().unwrap_or_default());
    faults.enumerate().filter(|(_, faults)| !faults.is_empty()).collect()
}

/// Emits one operation as a declaration for the attribute; `None` if it breaks a rule of endpoints.
pub(crate) fn declare(api: &Api, operation: &Operation, client: &str) -> Option<String> {
    Emitter::new(api).declare(operation, client)
}

/// Emits all modules, the root first, then in the order in which the root names them.
pub(crate) fn emit<'a>(emitter: &'a Emitter<'_>) -> Module<'a> {
    let api = emitter.api;
    let mut modules = vec![emitter.emit_api()];
    modules.extend(emitter.emit_credentials());
    if !api.scopes.is_empty() {
        modules.push(emitter.emit_scopes());
    }
    modules.extend(api.resources.iter().map(|resource| emitter.emit_resource(resource)));
    modules.extend(api.handles.iter().map(|handle| emitter.emit_handle(handle)));
    modules.extend(emitter.emit_headers());
    modules.extend(emitter.emit_incoming());
    modules.extend(emitter.emit_types());
    let mut docs = vec![format!("The client of {}.", api.subject)];
    if !api.docs.is_empty() {
        docs.push(String::new());
        docs.extend(api.docs.iter().cloned());
    }
    module::root(modules, docs)
}
