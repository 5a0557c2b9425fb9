//! Texts about arguments and their places in the request.
//! Made by the checks, and by the attribute's door where it reads an argument.

use proc_macro2::Span;
use quote::ToTokens;

use crate::fault::Fault;
use crate::words::{capitalised, words};

impl Fault {
    pub(crate) fn argument_twice(span: Span, argument: &str) -> Self {
        Self::new(span, format!("the argument `{argument}` is there twice"), "give each argument a name of its own")
    }

    pub(crate) fn argument_in_place_twice(span: Span, place: &str, wire: &str) -> Self {
        Self::new(
            span,
            format!("`{wire}` is sent twice in the {}", if place == "field" { "body" } else { place }),
            format!("send it under another name: `#[{place}(\"name-on-the-wire\")]`, or take one of the arguments away"),
        )
    }

    pub(crate) fn reserved_argument(span: Span, argument: &str) -> Self {
        Self::new(
            span,
            format!("`{argument}` is a name of the request builder's own"),
            format!("rename the argument and say what is sent: `#[query(\"{argument}\")] {argument}_value: …`"),
        )
    }

    pub(crate) fn two_bodies(span: Span, argument: &str) -> Self {
        Self::new(
            span,
            format!("`{argument}` is a second body"),
            "a request has one body: keep one argument of the whole body, or make all of them members of it with `#[field]`",
        )
    }

    pub(crate) fn part_among_members(span: Span, argument: &str) -> Self {
        Self::new(
            span,
            format!("`{argument}` is a part of a form, and other arguments are members of a JSON body"),
            "make all of them parts with `#[part]`, or all of them members with `#[field]`",
        )
    }

    pub(crate) fn style_without_form(span: Span, argument: &str) -> Self {
        Self::new(
            span,
            format!("`{argument}` is written in a style of forms, and the body is no form"),
            "add the key `body = form`, or leave the style out",
        )
    }

    pub(crate) fn body_without_meaning(span: Span, method: &str) -> Self {
        let quoted = if method == "GET" { "; for a service that reads it all the same, put the method in quotes" } else { "" };
        let instead = "send the value in the query with `#[query]`, or use a method with a body: POST, PUT, PATCH, DELETE";
        Self::new(span, format!("a {method} request has no body"), format!("{instead}{quoted}"))
    }

    pub(crate) fn not_a_header(span: Span, header: &str) -> Self {
        Self::new(
            span,
            format!("`{header}` is not the name of a header"),
            "use letters, digits and hyphens, as in `X-Request-Tag`",
        )
    }

    pub(crate) fn header_of_credentials(span: Span, header: &str) -> Self {
        Self::new(
            span,
            format!("the header `{header}` belongs to the client's credentials"),
            "leave it out: the client sends it; another credential is `client.with_credentials(…)`",
        )
    }

    pub(crate) fn header_of_transport(span: Span, header: &str, help: &str) -> Self {
        Self::new(span, format!("the header `{header}` is not for arguments to send"), help)
    }

    pub(crate) fn unknown_place(span: Span, place: &str, nearest: Option<&str>) -> Self {
        let help = nearest.map_or_else(
            || "arguments take `#[query]`, `#[header(\"…\")]`, `#[cookie(\"…\")]`, `#[field]`, `#[body]`, `#[part]`, `#[members]` and `#[path(\"…\")]`".to_owned(),
            |nearest| format!("write `#[{nearest}]`"),
        );
        Self::new(span, format!("`{place}` is no place of a request"), help)
    }

    pub(crate) fn two_places(span: Span, argument: &str) -> Self {
        Self::new(span, format!("the argument `{argument}` has two places"), "keep one of the attributes")
    }

    pub(crate) fn header_without_name(span: Span, place: &str, argument: &str) -> Self {
        let words: Vec<String> = words(argument).iter().map(|word| capitalised(word)).collect();
        let example = if place == "cookie" { argument.to_owned() } else { format!("X-{}", words.join("-")) };
        Self::new(span, format!("the {place} of `{argument}` has no name"), format!("name it: `#[{place}(\"{example}\")]`"))
    }

    pub(crate) fn unknown_place_word(span: Span, word: &str, place: &str, known: &str) -> Self {
        Self::new(span, format!("`{word}` says nothing about a `#[{place}]`"), format!("write {known}"))
    }

    pub(crate) fn list_style_of_single(span: Span, argument: &str) -> Self {
        Self::new(
            span,
            format!("`{argument}` is one value, and a list style is about several"),
            format!("take a list: `{argument}: Vec<…>`, or leave the style out"),
        )
    }

    pub(crate) fn list_out_of_place(ty: &impl ToTokens, place: &str) -> Self {
        Self::over(
            ty,
            format!("a {place} holds one value, and this is a list"),
            "name its style (`simple` in a path or a header, `form` in a cookie), or send it as `#[query]` or as `#[field]`",
        )
    }

    pub(crate) fn pattern(tokens: &impl ToTokens) -> Self {
        Self::over(
            tokens,
            "an argument of an endpoint is a plain name",
            "write `name: Type`; the name becomes the parameter's or the setter's",
        )
    }

    pub(crate) fn reference(ty: &impl ToTokens) -> Self {
        Self::over(
            ty,
            "an argument of an endpoint is of an owned type",
            "write `String` for `&str` and `Vec<T>` for `&[T]`: callers give whatever converts into it",
        )
    }

    pub(crate) fn type_without_name(ty: &impl ToTokens) -> Self {
        Self::over(
            ty,
            "the type of an argument has to be named",
            "write the type that is sent, as in `name: String`: callers give whatever converts into it",
        )
    }

    pub(crate) fn cfg_on_variable(span: Span, argument: &str) -> Self {
        Self::new(
            span,
            format!("the path variable `{argument}` is there under a condition, and the path has it always"),
            "put the condition on the function, and declare a second function for the other path",
        )
    }

    pub(crate) fn word_without_style(span: Span, place: &str) -> Self {
        Self::new(
            span,
            format!("`#[{place}]` says something about a style and names none"),
            "name the style, too: `#[query(form, reserved)]`",
        )
    }
}
