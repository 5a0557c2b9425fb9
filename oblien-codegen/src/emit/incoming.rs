//! The module of webhooks and callbacks: a function each that decodes its body.
//! One of the emitters.

use proc_macro2::TokenStream;
use quote::quote;

use oblien_endpoint::{doc_attributes, field_ident};

use crate::emit::{Emitter, Module};
use crate::ir::Incoming;

/// The names of the module; the second is taken if an accessor has the first.
const NAMES: [&str; 2] = ["webhooks", "webhook_payloads"];

impl Emitter<'_> {
    /// Emits what the service sends by itself; `None` if that is nothing.
    pub(super) fn emit_incoming(&self) -> Option<Module<'_>> {
        if self.api.incoming.is_empty() {
            return None;
        }
        let accessors = self.api.resources.iter().map(|resource| &resource.name);
        let mut taken = accessors.chain(self.api.handles.iter().map(|handle| &handle.name));
        let name = NAMES[usize::from(taken.any(|taken| taken == NAMES[0]))];
        let functions = self.api.incoming.iter().map(|incoming| self.emit_decoder(incoming));
        let docs = format!("What {} sends by itself: the bodies of its webhooks and callbacks.", self.api.subject);
        Some(Module::new(name, docs, functions))
    }

    fn emit_decoder(&self, incoming: &Incoming) -> TokenStream {
        let name = field_ident(&incoming.name);
        let ty = self.types.rust(&incoming.ty);
        let mut docs = vec![format!("Decodes the body of {}.", incoming.told), String::new()];
        if !incoming.docs.is_empty() {
            docs.extend(incoming.docs.iter().cloned());
            docs.push(String::new());
        }
        docs.extend(["# Errors".to_owned(), "If it is not JSON of this type.".to_owned()]);
        let docs = doc_attributes(&docs);
        quote! {
            #docs
            pub fn #name(body: &[u8]) -> ::core::result::Result<#ty, ::oblien_client::Error> {
                ::oblien_client::decode(body)
            }
        }
    }
}
