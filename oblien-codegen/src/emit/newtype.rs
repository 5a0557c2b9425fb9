//! Texts with a meaning of their own.
//! One of the emitters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use oblien_endpoint::doc_attributes;

use crate::emit::structure::{MORE, definition_docs, derive};
use crate::emit::{Emitter, Piece, macros};
use crate::ir::TypeDefinition;

impl Emitter<'_> {
    pub(super) fn emit_newtype(&self, definition: &TypeDefinition) -> Vec<Piece> {
        let name = format_ident!("{}", definition.name);
        let docs = doc_attributes(&definition_docs(definition));
        let attributes = std::iter::once(derive(&MORE, definition)).chain(definition.attributes.iter().cloned());
        let attributes = attributes.filter_map(|attribute| attribute.parse::<TokenStream>().ok());
        let item = quote! {
            #docs
            #(#[#attributes])*
            pub struct #name(::std::string::String);
        };
        vec![Piece::Tokens(item), macros::codec(&["oblien_client", "codec", "text"], format!("({})", definition.name))]
    }
}
