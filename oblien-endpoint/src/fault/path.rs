//! Texts about the method and the path.
//! Made by the checks of both doors.

use proc_macro2::Span;
use quote::ToTokens;

use crate::fault::Fault;

impl Fault {
    pub(crate) fn no_method_and_path(span: Span) -> Self {
        Self::new(span, "this endpoint has no method and no path", "write `#[oblien_endpoint(GET \"/things/{thing_id}\")]`")
    }

    pub(crate) fn no_method(span: Span) -> Self {
        Self::new(span, "this endpoint has no method", "name it before the path: `#[oblien_endpoint(GET \"/things\")]`")
    }

    pub(crate) fn no_path(span: Span) -> Self {
        Self::new(
            span,
            "this endpoint has no path",
            "name it behind the method: `#[oblien_endpoint(GET \"/things/{thing_id}\")]`",
        )
    }

    pub(crate) fn method_twice(span: Span, method: &str) -> Self {
        Self::new(
            span,
            format!("`{method}` is a second method"),
            "an endpoint has one method: declare another function for the other",
        )
    }

    pub(crate) fn path_twice(span: Span, path: &str) -> Self {
        Self::new(span, format!("`{path}` is a second path"), "an endpoint has one path: declare another function for the other")
    }

    pub(crate) fn unknown_method(span: Span, method: &str, nearest: Option<&str>) -> Self {
        let help = match nearest {
            Some(nearest) => format!("write `{nearest}`"),
            None => "use GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE or QUERY, in capitals".to_owned(),
        };
        Self::new(span, format!("`{method}` is not a method that can be sent"), help)
    }

    pub(crate) fn path_without_slash(span: Span, path: &str) -> Self {
        let help = match path.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.split_once('/')?))) {
            Some((scheme, (host, path))) => format!(
                "write `/{path}`: the rest of the URL is the client's, or if it is another service's, the key `base = \"{scheme}://{host}\"`"
            ),
            None => format!("write `/{path}`"),
        };
        Self::new(span, format!("the path `{path}` does not start with `/`"), help)
    }

    pub(crate) fn path_with_query(span: Span, path: &str) -> Self {
        Self::new(
            span,
            format!("the path `{path}` holds a query or a fragment"),
            "end the path before `?` or `#`, and declare what is asked for as arguments: `#[query] limit: Option<u32>`",
        )
    }

    pub(crate) fn path_with_percent(span: Span, path: &str) -> Self {
        Self::new(
            span,
            format!("the path `{path}` holds a percent sign"),
            "write a variable, as in `/files/{name}`: values of variables are encoded when a request is made",
        )
    }

    pub(crate) fn path_with_space(span: Span, path: &str) -> Self {
        Self::new(
            span,
            format!("the path `{path}` holds a character that a URL cannot hold"),
            "use letters, digits and `-._~/`; what varies is a variable, as in `/files/{name}`",
        )
    }

    pub(crate) fn unclosed_brace(span: Span, path: &str) -> Self {
        Self::new(span, format!("a brace of the path `{path}` has no partner"), "write variables as `{name}`")
    }

    pub(crate) fn empty_variable(span: Span, path: &str) -> Self {
        Self::new(span, format!("the path `{path}` has a variable without a name"), "write variables as `{name}`")
    }

    pub(crate) fn variable_without_argument(span: Span, variable: &str) -> Self {
        Self::new(
            span,
            format!("the path variable `{variable}` has no argument"),
            format!("add the argument `{}: String`", crate::names::field_ident(&crate::names::snake_case(variable))),
        )
    }

    pub(crate) fn argument_without_variable(span: Span, argument: &str) -> Self {
        Self::new(
            span,
            format!("the argument `{argument}` fills no variable of the path"),
            format!(
                "add `{{{argument}}}` to the path, or say where the argument goes: `#[query] {argument}: …`, `#[field] {argument}: …`, `#[body] {argument}: …`"
            ),
        )
    }

    pub(crate) fn optional_variable(ty: &impl ToTokens, argument: &str) -> Self {
        Self::over(
            ty,
            format!("the path variable `{argument}` cannot be left out"),
            "take the `Option` away; if there is a path without it, declare a second function",
        )
    }

    pub(crate) fn not_a_method(span: Span, method: &str) -> Self {
        Self::new(
            span,
            format!("`{method}` cannot be sent as a method"),
            "a method is letters, digits and `!#$%&'*+-.^_`|~`: `#[oblien_endpoint(\"COPY\" \"/things/{thing_id}\")]`",
        )
    }
}
