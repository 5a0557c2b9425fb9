//! What is printed without parsing is what the formatter makes of it.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{format, items};
use crate::emit::{Definition, DefinitionKind, Member, Written};
use crate::print::definition;
use crate::print::shorten::Shortener;
use crate::print::text::Scope;

fn check(tokens: TokenStream) {
    let (scope, own) = (Scope { module: &[], found: &[], below: &[] }, BTreeSet::new());
    let mut formatter = Shortener::new(&scope, &own);
    let formatted = format(syn::parse2(tokens.clone()).expect("it is an item"), &mut formatter);
    let mut shortener = Shortener::new(&scope, &own);
    let [item] = <[_; 1]>::try_from(items(tokens)).unwrap_or_else(|_| panic!("it is one item"));
    assert!(item.is_known());
    match item.print(&mut shortener).expect("it can be printed") {
        Ok(text) => assert_eq!(text, formatted),
        Err(tokens) => panic!("given up: {tokens}"),
    }
    let uses = |shortener: &Shortener<'_>| shortener.uses().iter().map(|item| quote!(#item).to_string()).collect::<Vec<_>>();
    assert_eq!(uses(&shortener), uses(&formatter));
}

#[test]
fn builders() {
    check(quote! {
        #[doc = " Gets a pet."]
        #[doc = ""]
        #[doc = " `GET /pets/{id}`  "]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        #[must_use = "a request does nothing until it is sent"]
        pub struct GetPet { call: ::oblien_client::Call, pub(super) r#type: ::std::vec::Vec<::oblien_client::Call>, }
    });
    check(quote! {
        impl<S> GetPet<S> {
            pub const ENDPOINT: ::oblien_client::Endpoint = ::oblien_client::Endpoint::new(::oblien_client::http::Method::GET, "/pets/{id}").security(&[&["Key"], &[]]);
            pub const SHORT: ::oblien_client::Endpoint = ::oblien_client::Endpoint::new("/pets");
            #[doc = " Starts it."]
            pub fn new<S: AllowsGetPet>(client: &::oblien_client::Client<S>, id: impl ::core::convert::Into<::std::string::String>) -> Self {
                let mut call = client.call(&Self::ENDPOINT);
                call.path::<::std::string::String>(::core::convert::Into::into(id));
                Self { call }
            }
            #[inline]
            pub fn send(mut self) -> ::oblien_client::Sending<()> { self.call.field("stream", &true); self.call.json() }
        }
    });
}

#[test]
fn signatures_of_every_length() {
    for length in 1..60 {
        let name = quote::format_ident!("a{}", "b".repeat(length));
        check(quote! {
            impl Pets {
                pub fn #name(&self, id: impl ::core::convert::Into<::oblien_client::Id>) -> GetPet { GetPet::new(&self.client, id) }
                pub fn other(&self, #name: bool) -> GetPet<(u8, Vec<bool>)> where S: ::__root::Allows { self.call.#name(#name, [#name]) }
            }
        });
    }
}

#[test]
fn lists_and_what_is_left_to_the_formatter() {
    check(quote! {
        impl Pets {
            pub fn ids(mut self, ids: impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<::std::string::String>>) -> Self {
                let ids: ::std::vec::Vec<::std::string::String> = ::core::iter::Iterator::collect(::core::iter::Iterator::map(::core::iter::IntoIterator::into_iter(ids), ::core::convert::Into::into));
                self.call.field("ids", &ids);
                self.call.query_list("tags", ::oblien_client::ListStyle::Explode, ::core::iter::Iterator::map(tags, ::core::convert::Into::<::std::string::String>::into));
                self
            }
            pub fn pets(&self) -> Pets { Pets { client: (**self).clone() } }
            pub fn send(self) -> ::oblien_client::Sending<Answer> { self.call.answer(|answer| match answer.status() { 200 => answer.json(), _ => answer.unexpected(), }) }
        }
    });
}

#[test]
fn blocks_of_all_sizes() {
    check(
        quote! { impl Pets { #[doc = " Gets {it}"] #[must_use] pub fn get(&self) -> bool { self.got } #[doc = " As `a;`;"] pub fn set(&self) -> Set { Set } } },
    );
    check(quote! { impl AllowsGetPet for ::__root::scope::Admin {} });
    check(quote! { impl<S> ::__root::Pets<S> { pub fn pets(&self) -> Pets<S> { Pets::new(&self.client) } } });
}

#[test]
fn other_items_are_not_known() {
    let tokens =
        quote! { impl B {} pub use ::oblien_client; pub const A: B = B { c: 1 }; trait A { fn a() {} } pub struct D(u8); };
    let known: Vec<bool> = items(tokens).iter().map(super::Plain::is_known).collect();
    assert_eq!(known, [false; 5]);
}

#[test]
fn what_is_broken_at_every_length() {
    for length in 1..90 {
        let name = quote::format_ident!("A{}", "b".repeat(length));
        let path = format!("/{}", "p".repeat(length));
        check(quote! {
            impl Pets {
                pub const ENDPOINT: ::oblien_client::Endpoint = ::oblien_client::Endpoint::new(::oblien_client::http::Method::GET, #path);
                pub const SECURED: ::oblien_client::Endpoint = ::oblien_client::Endpoint::new(::oblien_client::http::Method::GET, #path).security(&[&["Key"], &[]]);
                pub fn new(name: impl ::core::convert::Into<::__root::#name>) -> Self {
                    Self { name: ::core::convert::Into::into(name), r#type: #name::Only, other: ::core::option::Option::None }
                }
                pub fn call(call: Call<#name>) -> Self { Self { call } }
                pub fn of(&self, #name: ::core::option::Option<::std::vec::Vec<#name>>) -> #name { #name { #name } }
                #[must_use]
                pub fn field(mut self, #name: impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<::__root::#name>>) -> Self {
                    let #name: ::std::vec::Vec<::__root::#name> = ::core::iter::Iterator::collect(::core::iter::Iterator::map(::core::iter::IntoIterator::into_iter(#name), ::core::convert::Into::into));
                    self.call.styled_field::<::__root::#name>(#path, ::oblien_client::FormStyle::Deep, &::core::convert::Into::into(#name));
                    self.#name = ::core::option::Option::Some(::std::boxed::Box::new(::core::convert::Into::into(#name)));
                    self.call.many((#name, 1, &self.name), [#name, self.#name], Self { call: 1 });
                    self.call.one(#name { call: 1 });
                    self.call.pair((#name, #name));
                    self
                }
            }
        });
        check(
            quote! { impl ::core::convert::From<::__root::#name> for #name<S> { fn from(value: #name) -> Self { Self::#name(value) } } },
        );
        check(quote! { impl<S: ::oblien_client::#name, T> ::__root::#name<S> for #name<S, T> {} });
        check(
            quote! { pub struct Pet<S> { #[doc = " A"] pub a: ::core::option::Option<::std::vec::Vec<(#name, #name)>>, b: #name, } },
        );
    }
}

#[test]
fn definitions_at_every_length() {
    for length in 1..90 {
        let name = format!("A{}", "b".repeat(length));
        let ty = Written::path(["core", "option", "Option"]).of(Written::path(["__root", &name]).of(Written::name("String")));
        for kind in [DefinitionKind::Struct, DefinitionKind::Enum] {
            let member = |name: &str| Member { docs: vec![], attributes: vec![], name: name.to_owned(), ty: Some(ty.clone()) };
            let definition = Definition {
                docs: vec!["A pet.".to_owned()],
                attributes: vec!["non_exhaustive".to_owned()],
                kind,
                name: name.clone(),
                members: vec![member(&name), member("b")],
            };
            let (scope, own) = (Scope { module: &[], found: &[], below: &[] }, BTreeSet::new());
            let formatted = format(syn::parse_quote!(#definition), &mut Shortener::new(&scope, &own));
            assert_eq!(definition::print(&definition, &mut Shortener::new(&scope, &own)), Some(formatted));
        }
    }
}
