//! Texts with a meaning of their own.
//! One of the emitters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use oblien_endpoint::doc_attributes;

use crate::emit::structure::definition_docs;
use crate::emit::{Emitter, macros};
use crate::ir::TypeDefinition;

impl Emitter<'_> {
    pub(super) fn emit_newtype(&self, definition: &TypeDefinition) -> TokenStream {
        let name = format_ident!("{}", definition.name);
        let docs = doc_attributes(&definition_docs(definition));
        let codec = macros::call(&quote!(::oblien_client::codec::text), &format!("({})", definition.name));
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct #name(::std::string::String);

            #codec
        }
    }
}
