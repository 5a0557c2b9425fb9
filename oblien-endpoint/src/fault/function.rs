//! Texts about what an endpoint is declared as: a function, or a trait of such.
//! Made by the attribute's door.

use proc_macro2::{Ident, Span};
use quote::ToTokens;

use crate::fault::Fault;

impl Fault {
    pub(crate) fn not_a_function(tokens: &impl ToTokens) -> Self {
        Self::over(
            tokens,
            "an endpoint is a function without a body, or a trait of such",
            "write `async fn get_thing(thing_id: String) -> Thing;`",
        )
    }

    pub(crate) fn misread_function(error: &syn::Error) -> Self {
        Self::new(
            error.span(),
            format!("this is not the signature of a function: {error}"),
            "write `async fn get_thing(thing_id: String, #[query] limit: Option<u32>) -> Thing;`",
        )
    }

    pub(crate) fn function_with_body(span: Span, name: &Ident) -> Self {
        Self::new(
            span,
            format!("the endpoint `{name}` has a body"),
            "end the signature with `;`: the attribute writes what it does",
        )
    }

    pub(crate) fn no_semicolon(span: Span) -> Self {
        Self::new(span, "the signature does not end", "write `;` behind it")
    }

    pub(crate) fn generics(tokens: &impl ToTokens) -> Self {
        Self::over(
            tokens,
            "an endpoint has no generics",
            "take them away and name the types that are sent and received: parameters take whatever converts into them anyway",
        )
    }

    pub(crate) fn receiver(tokens: &impl ToTokens) -> Self {
        Self::over(
            tokens,
            "an endpoint that is a function has no `self`",
            "take it away: the client is added as the first parameter; for methods declare a trait",
        )
    }

    pub(crate) fn no_receiver(name: &Ident) -> Self {
        Self::new(
            name.span(),
            format!("the method `{name}` has no `&self`"),
            "write `&self` first: the client is what the method is called on",
        )
    }

    pub(crate) fn receiver_by_value(tokens: &impl ToTokens) -> Self {
        Self::over(tokens, "a request is started from a shared client", "write `&self`")
    }

    pub(crate) fn qualifier(tokens: &impl ToTokens, qualifier: &str) -> Self {
        Self::over(tokens, format!("an endpoint is not `{qualifier}`"), format!("take `{qualifier}` away"))
    }

    pub(crate) fn variadic(tokens: &impl ToTokens) -> Self {
        Self::over(tokens, "an endpoint takes a known number of arguments", "take a list: `#[query] ids: Vec<String>`")
    }

    pub(crate) fn not_async(span: Span, name: &Ident) -> Self {
        Self::new(span, format!("the endpoint `{name}` is not `async`"), format!("write `async fn {name}`: its reply is awaited"))
    }
}

/// Traits of endpoints.
impl Fault {
    pub(crate) fn not_an_endpoint(tokens: &impl ToTokens) -> Self {
        Self::over(tokens, "a trait of endpoints holds endpoints only", "move it to a trait of its own")
    }

    pub(crate) fn method_without_endpoint(name: &Ident) -> Self {
        Self::new(
            name.span(),
            format!("the method `{name}` says nothing of its HTTP method and path"),
            "write `#[endpoint(GET \"/things\")]` above it",
        )
    }

    pub(crate) fn trait_qualifier(tokens: &impl ToTokens, what: &str) -> Self {
        Self::over(
            tokens,
            format!("a trait of endpoints has no {what}"),
            format!("take the {what} away: every client implements the trait"),
        )
    }
}
