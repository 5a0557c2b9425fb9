//! What is wrong with an endpoint: all texts of the rules, each with the token at fault and what to do.
//! Made by the checks; shown by the attribute as compiler errors and by the generator as diagnostics.

use proc_macro2::Span;

/// One broken rule.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The token at fault.
    pub span: Span,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Fault {
    fn new(span: Span, message: String, help: impl Into<String>) -> Self {
        Self { span, message, help: help.into() }
    }

    pub(crate) fn unknown_method(span: Span, method: &str) -> Self {
        Self::new(
            span,
            format!("`{method}` is not a method that can be sent"),
            "use GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE or QUERY, in capitals",
        )
    }

    pub(crate) fn path_without_slash(span: Span, path: &str) -> Self {
        Self::new(span, format!("the path `{path}` does not start with `/`"), format!("write `/{path}`"))
    }

    pub(crate) fn path_with_query(span: Span, path: &str) -> Self {
        Self::new(
            span,
            format!("the path `{path}` holds a query or a fragment"),
            "a path ends before `?` and `#`; declare query parameters as arguments",
        )
    }

    pub(crate) fn unclosed_brace(span: Span, path: &str) -> Self {
        Self::new(span, format!("a brace of the path `{path}` has no partner"), "write variables as `{name}`")
    }

    pub(crate) fn empty_variable(span: Span, path: &str) -> Self {
        Self::new(span, format!("the path `{path}` has a variable without a name"), "write variables as `{name}`")
    }

    pub(crate) fn variable_twice(span: Span, variable: &str) -> Self {
        Self::new(span, format!("the path has the variable `{variable}` twice"), "give each variable a name of its own")
    }

    pub(crate) fn variable_without_argument(span: Span, variable: &str) -> Self {
        Self::new(
            span,
            format!("the path variable `{variable}` has no argument"),
            format!("add the argument `{}: String`", crate::names::snake_case(variable)),
        )
    }

    pub(crate) fn argument_without_variable(span: Span, argument: &str) -> Self {
        Self::new(
            span,
            format!("the argument `{argument}` fills no variable of the path"),
            format!("add `{{{argument}}}` to the path, or say where the argument goes"),
        )
    }

    pub(crate) fn argument_twice(span: Span, argument: &str) -> Self {
        Self::new(span, format!("the argument `{argument}` is there twice"), "give each argument a name of its own")
    }

    pub(crate) fn two_bodies(span: Span, argument: &str) -> Self {
        Self::new(
            span,
            format!("`{argument}` is a second body"),
            "a request has one body: keep one argument of the whole body, or make all of them members of it",
        )
    }

    pub(crate) fn body_without_meaning(span: Span, method: &str) -> Self {
        Self::new(span, format!("a {method} request has no body"), "send the value in the query, or use a method with a body")
    }

    pub(crate) fn not_a_header(span: Span, header: &str) -> Self {
        Self::new(span, format!("`{header}` is not the name of a header"), "use letters, digits and hyphens")
    }
}
