//! Texts about the keys of the attribute.
//! Made by the attribute's door.

use proc_macro2::Span;
use quote::ToTokens;

use crate::fault::Fault;

impl Fault {
    pub(crate) fn unknown_key(span: Span, key: &str, nearest: Option<&str>, known: &[&str]) -> Self {
        let help = match nearest {
            Some(nearest) => format!("write `{nearest}`"),
            None => format!("the keys are {}", listed(known)),
        };
        Self::new(span, format!("`{key}` is no key of `oblien_endpoint`"), help)
    }

    pub(crate) fn key_twice(span: Span, key: &str) -> Self {
        Self::new(span, format!("the key `{key}` is there twice"), "keep one of them")
    }

    pub(crate) fn misread_key(tokens: &impl ToTokens, key: &str, example: &str) -> Self {
        Self::over(tokens, format!("the key `{key}` is not written like this"), format!("write `{example}`"))
    }

    pub(crate) fn misread(tokens: &impl ToTokens, usage: &str) -> Self {
        Self::over(tokens, "this is neither a method and a path nor a key", format!("write `{usage}`"))
    }

    pub(crate) fn key_of_trait(span: Span, key: &str) -> Self {
        Self::new(span, format!("`{key}` is a key of a trait of endpoints"), "write the whole path at the endpoint")
    }

    pub(crate) fn key_of_whole_trait(span: Span, key: &str) -> Self {
        Self::new(span, format!("`{key}` is about all endpoints of the trait"), "write it at the attribute of the trait")
    }

    pub(crate) fn key_of_function(span: Span, key: &str) -> Self {
        Self::new(
            span,
            format!("`{key}` is about one endpoint, and this is a trait of them"),
            format!("write `{key}` at the methods that it is about"),
        )
    }

    pub(crate) fn unknown_scope(span: Span, scope: &str, nearest: Option<&str>, known: &[&str]) -> Self {
        let meant = nearest.map_or_else(String::new, |nearest| format!("write `{nearest}`; "));
        Self::new(span, format!("`{scope}` is no scope of Oblien"), format!("{meant}the scopes are {}", listed(known)))
    }

    pub(crate) fn scope_twice(span: Span, scope: &str) -> Self {
        Self::new(span, format!("the scope `{scope}` is there twice"), "keep one of them")
    }

    pub(crate) fn any_scope(span: Span) -> Self {
        Self::new(
            span,
            "`any` is the scope of a client that is only known at run time",
            "take it away: such a client may always call; without the key `scopes` every client may",
        )
    }
}

/// `a`, `b` and `c`.
fn listed(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        None => "none".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}
