//! What is wrong with an endpoint: all texts of the rules, each with the token at fault and what to do.
//! Made by the checks and by the attribute's door; shown as compiler errors there, and as diagnostics by the generator.

use heck::ToTrainCase as _;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

/// One broken rule.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The token at fault, or the first of several.
    pub span: Span,
    /// The last token at fault.
    end: Span,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Fault {
    fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, end: span, message: message.into(), help: help.into() }
    }

    /// Marks all tokens of something as at fault.
    fn over(tokens: &impl ToTokens, message: impl Into<String>, help: impl Into<String>) -> Self {
        let mut spans = tokens.to_token_stream().into_iter().map(|token| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        let end = spans.last().unwrap_or(first);
        Self { end, ..Self::new(first, message, help) }
    }

    /// Returns the fault as an error of the compiler, on the tokens at fault; the help is its last line.
    #[must_use]
    pub fn to_compile_error(&self) -> TokenStream {
        let text = format!("{}\n\nhelp: {}", self.message, self.help);
        let path = quote_spanned!(self.span=> ::core::compile_error!);
        let text = quote_spanned!(self.end=> { #text });
        quote!(#path #text)
    }
}

/// The method and the path.
impl Fault {
    pub(crate) fn no_method_and_path(name: &Ident) -> Self {
        Self::new(
            name.span(),
            format!("the endpoint `{name}` has no method and no path"),
            "write `#[oblien_endpoint(GET \"/things/{thing_id}\")]`",
        )
    }

    pub(crate) fn no_method(name: &Ident) -> Self {
        Self::new(
            name.span(),
            format!("the endpoint `{name}` has no method"),
            "name it before the path: `#[oblien_endpoint(GET \"/things\")]`",
        )
    }

    pub(crate) fn no_path(name: &Ident) -> Self {
        Self::new(
            name.span(),
            format!("the endpoint `{name}` has no path"),
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
        let help = match path.split_once("://").and_then(|(_, rest)| rest.split_once('/')) {
            Some((_, path)) => format!("write `/{path}`: the rest of the URL belongs to the client"),
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

    pub(crate) fn variable_twice(span: Span, variable: &str) -> Self {
        Self::new(span, format!("the path has the variable `{variable}` twice"), "give each variable a name of its own")
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
}

/// Arguments and their places.
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

    pub(crate) fn body_without_meaning(span: Span, method: &str) -> Self {
        Self::new(
            span,
            format!("a {method} request has no body"),
            "send the value in the query with `#[query]`, or use a method with a body: POST, PUT, PATCH, DELETE",
        )
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
        Self::new(span, format!("the header `{header}` is not an argument's"), help)
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
        let example = if place == "cookie" { argument.to_owned() } else { format!("X-{}", argument.to_train_case()) };
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

    pub(crate) fn not_a_method(span: Span, method: &str) -> Self {
        Self::new(
            span,
            format!("`{method}` cannot be sent as a method"),
            "a method is letters, digits and `!#$%&'*+-.^_`|~`: `#[oblien_endpoint(\"COPY\" \"/things/{thing_id}\")]`",
        )
    }

    pub(crate) fn word_without_style(span: Span, place: &str) -> Self {
        Self::new(
            span,
            format!("`#[{place}]` says something about a style and names none"),
            "name the style, too: `#[query(form, reserved)]`",
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
}

/// The function.
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
            "name the types that are sent and received: parameters take whatever converts into them anyway",
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
        Self::new(
            span,
            format!("the endpoint `{name}` is not `async`"),
            format!("write `async fn {name}`: what it answers is awaited"),
        )
    }
}

/// The reply.
impl Fault {
    pub(crate) fn result_as_reply(ty: &impl ToTokens, value: &str) -> Self {
        Self::over(ty, "a reply is the value alone: sending it gives the `Result`", format!("write `-> {value}`"))
    }

    pub(crate) fn reference_as_reply(ty: &impl ToTokens) -> Self {
        Self::over(ty, "a reply is of an owned type", "write `String` for `&str` and `Vec<T>` for `&[T]`")
    }

    pub(crate) fn undecodable_reply(ty: &impl ToTokens) -> Self {
        Self::over(
            ty,
            "a reply of this type cannot be decoded",
            "name a type that implements `serde::Deserialize`, or `()`, `Bytes`, `Events<T>`, `Records<T>`",
        )
    }

    pub(crate) fn reply_named_as_builder(ty: &impl ToTokens, name: &str, function: &Ident) -> Self {
        Self::over(
            ty,
            format!("the type `{name}` has the name of the request builder that `{function}` makes"),
            format!("name the builder yourself: `#[oblien_endpoint(…, name = {name}Request)]`"),
        )
    }

    pub(crate) fn text_that_is_none(ty: &impl ToTokens) -> Self {
        Self::over(
            ty,
            "a reply that is read as text is a `String`",
            "write `-> String`, or take the key `text` away to read JSON",
        )
    }

    pub(crate) fn member_of_no_object(span: Span, reply: &str) -> Self {
        Self::new(
            span,
            format!("`member` is about a JSON reply, and this one is {reply}"),
            "take `member` away, or name the type of the member as the reply",
        )
    }
}

/// The keys of the attribute.
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

/// Traits of endpoints.
impl Fault {
    pub(crate) fn not_an_endpoint(tokens: &impl ToTokens) -> Self {
        Self::over(tokens, "a trait of endpoints holds endpoints only", "move it to a trait of its own")
    }

    pub(crate) fn method_without_endpoint(name: &Ident) -> Self {
        Self::new(
            name.span(),
            format!("the method `{name}` says no method and path of HTTP"),
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

/// `a`, `b` and `c`.
fn listed(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        None => "none".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}
