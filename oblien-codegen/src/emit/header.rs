//! The module of the headers that replies have: a constant each, which reads it.
//! One of the emitters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use oblien_endpoint::doc_attributes;

use crate::emit::endpoint::documented;
use crate::emit::{Emitter, Module};
use crate::ir::{HeaderForm, ReplyHeader};

impl Emitter<'_> {
    /// Emits the headers of replies; `None` if the description names none.
    pub(super) fn emit_headers(&self) -> Option<Module<'_>> {
        let constants = self.api.headers.iter().map(|header| self.emit_header(header));
        let docs = format!("The headers of replies of {}.", self.api.subject);
        (!self.api.headers.is_empty()).then(|| Module::new("reply_headers", docs, constants))
    }

    fn emit_header(&self, header: &ReplyHeader) -> TokenStream {
        let docs = doc_attributes(&documented(&header.docs, &header.wire));
        let (name, wire, ty) = (format_ident!("{}", header.name), &header.wire, self.types.rust(&header.ty));
        let new = format_ident!(
            "{}",
            match header.form {
                HeaderForm::Plain => "new",
                HeaderForm::List => "list",
                HeaderForm::Json => "json",
            }
        );
        quote! {
            #docs
            pub const #name: ::oblien_client::Header<#ty> = ::oblien_client::Header::#new(#wire);
        }
    }
}
