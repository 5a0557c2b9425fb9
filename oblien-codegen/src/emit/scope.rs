//! The marker types of scopes.
//! One of the emitters.

use quote::{format_ident, quote};

use oblien_endpoint::doc_attributes;

use crate::emit::{Emitter, Module};

impl Emitter<'_> {
    pub(super) fn emit_scopes(&self) -> Module<'_> {
        let scopes = self.api.scopes.iter().map(|scope| {
            let (wire, name) = (&scope.wire, format_ident!("{}", scope.name));
            let mut docs = vec![format!("The scope `{wire}`.")];
            if !scope.docs.is_empty() {
                docs.push(String::new());
                docs.extend(scope.docs.iter().cloned());
            }
            let docs = doc_attributes(&docs);
            quote! {
                #docs
                #[derive(Clone, Copy, Debug, PartialEq, Eq)]
                pub struct #name;

                impl Scope for #name {
                    const NAME: &'static str = #wire;
                }
            }
        });
        let docs = "What credentials may do, as types: the `S` of a [`Client<S>`](super::Client).".to_owned();
        let runtime = quote!(
            pub use ::oblien_client::{Any, Scope};
        );
        Module::new("scope", docs, std::iter::once(runtime).chain(scopes))
    }
}
