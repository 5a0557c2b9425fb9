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
        let derive: TokenStream = derive(&MORE, definition).parse().unwrap_or_default();
        let item = quote! {
            #docs
            #[#derive]
            pub struct #name(::std::string::String);
        };
        vec![Piece::Tokens(item), macros::codec(&["oblien_client", "codec", "text"], format!("({})", definition.name))]
    }
}
