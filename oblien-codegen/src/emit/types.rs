//! Types as Rust writes them.
//! Used by all emitters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::{Api, Type, TypeId};

/// Turns types of the intermediate representation into Rust.
pub(super) struct Types<'a> {
    api: &'a Api,
}

impl<'a> Types<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self { api }
    }

    pub(super) fn rust(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Boolean => quote!(bool),
            Type::Integer { signed, bits } => {
                let name = format_ident!("{}{bits}", if *signed { "i" } else { "u" });
                quote!(#name)
            }
            Type::Number => quote!(f64),
            Type::Text => quote!(::std::string::String),
            Type::Secret => quote!(::oblien_client::Secret),
            Type::Dynamic => quote!(::oblien_client::Value),
            Type::File => quote!(::oblien_client::Part),
            Type::List(item) => self.wrap(&quote!(::std::vec::Vec), item),
            Type::Map(value) => {
                let value = self.rust(value);
                quote!(::std::collections::BTreeMap<::std::string::String, #value>)
            }
            Type::Nullable(inner) => self.wrap(&quote!(::core::option::Option), inner),
            Type::ThreeState(inner) => self.wrap(&quote!(::oblien_client::Field), inner),
            Type::Named(id) => self.named(*id),
            Type::Boxed(id) => {
                let named = self.named(*id);
                quote!(::std::boxed::Box<#named>)
            }
        }
    }

    /// The type as `syn` reads it, for the shared emitter of endpoints.
    pub(super) fn parsed(&self, ty: &Type) -> syn::Type {
        let tokens = self.rust(ty);
        syn::parse2(tokens.clone()).unwrap_or(syn::Type::Verbatim(tokens))
    }

    fn wrap(&self, outer: &TokenStream, inner: &Type) -> TokenStream {
        let inner = self.rust(inner);
        quote!(#outer<#inner>)
    }

    fn named(&self, id: TypeId) -> TokenStream {
        let name = format_ident!("{}", self.api.types[id.0].name);
        quote!(::__root::types::#name)
    }
}
