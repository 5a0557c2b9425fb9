//! The second way to send the request of a list that comes in pages: its items, one after another.
//! One of the emitters.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::emit::Emitter;
use crate::ir::{Operation, PageStyle, Paging};

impl Emitter<'_> {
    /// Emits the method of a request builder; `None` if its list is not known to come in pages.
    pub(super) fn emit_pages(&self, operation: &Operation) -> Option<TokenStream> {
        let paging = operation.paging.as_ref()?;
        let (name, item, facts) = (format_ident!("{}", operation.name), self.types.rust(&paging.item), emit_facts(paging));
        Some(quote! {
            impl #name {
                /// Returns the items of all pages, one after another; a page is asked for when its items are.
                pub fn pages(self) -> ::oblien_client::Pages<#item> {
                    const PAGES: ::oblien_client::Paging = #facts;
                    self.call.pages(&PAGES)
                }
            }
        })
    }
}

fn emit_facts(paging: &Paging) -> TokenStream {
    let argument = &paging.argument;
    let start = match paging.style {
        PageStyle::Number(first) => {
            let first = Literal::u64_unsuffixed(first);
            quote!(by_number(#argument, #first))
        }
        PageStyle::Offset(first) => {
            let first = Literal::u64_unsuffixed(first);
            quote!(by_offset(#argument, #first))
        }
        PageStyle::Cursor => quote!(by_cursor(#argument)),
    };
    let in_body = paging.is_in_body.then(|| quote!(.in_body()));
    let items = (!paging.items.is_empty()).then(|| called("items", &paging.items));
    let next = paging.next.as_ref().map(|next| called(if next.is_url { "next_url" } else { "next" }, &next.path));
    let has_more = paging.has_more.as_ref().map(|path| called("has_more", path));
    let total = paging.total.as_ref().map(|path| called("total", path));
    quote!(::oblien_client::Paging::#start #in_body #items #next #has_more #total)
}

fn called(method: &str, path: &[String]) -> TokenStream {
    let method = format_ident!("{method}");
    quote!(.#method(&[#(#path),*]))
}
