//! Known words and integers as open enumerations.
//! One of the emitters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use oblien_endpoint::doc_attributes;

use crate::emit::structure::definition_docs;
use crate::emit::{Emitter, macros};
use crate::ir::{Enumeration, TypeDefinition, Word};

impl Emitter<'_> {
    pub(super) fn emit_enumeration(&self, definition: &TypeDefinition, enumeration: &Enumeration) -> TokenStream {
        let name = format_ident!("{}", definition.name);
        let docs = doc_attributes(&definition_docs(definition));
        let variants = enumeration.words.iter().map(emit_variant);
        let (unknown, unknown_docs, path) = if enumeration.integers {
            (quote!(UnknownNumber), "A number that this client does not know.", quote!(::oblien_client::codec::numbers))
        } else {
            (quote!(UnknownWord), "A word that this client does not know.", quote!(::oblien_client::codec::words))
        };
        let unknown_docs = doc_attributes(&[unknown_docs]);
        let codec = macros::call(&path, &macros::body(crate::ir::Direction::default(), &definition.name, &entries(enumeration)));
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants)*
                #unknown_docs
                Unknown(::oblien_client::codec::#unknown<#name>),
            }

            #codec
        }
    }
}

fn emit_variant(word: &Word) -> TokenStream {
    let name = format_ident!("{}", word.name);
    let docs = if word.docs.is_empty() { vec![format!("`{}`", word.wire.replace('`', " "))] } else { word.docs.clone() };
    let docs = doc_attributes(&docs);
    quote!(#docs #name,)
}

fn entries(enumeration: &Enumeration) -> Vec<String> {
    let words = enumeration.words.iter().map(|word| {
        let wire = if enumeration.integers { word.wire.clone() } else { macros::quoted(&word.wire) };
        format!("{}: {wire},", word.name)
    });
    words.chain(["..Unknown".to_owned()]).collect()
}
