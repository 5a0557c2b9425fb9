//! All messages of the lowering, as typed constructors.
//! Part of the lowering; codes and their explanations stand with the other diagnostics.

use crate::diagnostics::{Diagnostic, Place, codes};
use crate::settings::AS_ATTRIBUTE;

pub(super) fn recursive_alias(place: Place, name: &str) -> Diagnostic {
    Diagnostic::unsupported(
        codes::E0901,
        place,
        "recursive-alias",
        format!("`{name}` is a list or map of itself, which no type alias can say; its values are dynamic"),
    )
    .with_help("make it an object with a member that holds the list")
}

pub(super) fn mixed_object(place: Place, name: &str) -> Diagnostic {
    Diagnostic::unsupported(
        codes::E0901,
        place,
        "object-with-unions",
        format!("`{name}` has more alternatives at once than a union can list; their members are kept as they come, untyped"),
    )
    .with_help("move some of the alternatives into a member")
}

pub(super) fn nested_too_deeply(place: Place) -> Diagnostic {
    Diagnostic::warning(codes::E0308, place, "the schema is nested too deeply; what is within it is dynamic".to_owned())
        .with_help("give the inner levels fewer wrappers of lists and maps, or end the chain of references")
}

pub(super) fn too_many_members(place: Place, most: usize) -> Diagnostic {
    let message = format!("with this schema the objects of the description have more than {most} members");
    Diagnostic::error(codes::E0309, place, message)
        .with_help("every `allOf` repeats all members of its parts; refer to them by a member instead")
}

pub(super) fn no_server(place: Place) -> Diagnostic {
    Diagnostic::advice(codes::E0407, place, "the description names no server".to_owned())
        .with_help("callers have to give a base URL when they build the client; or add `servers`")
}

pub(super) fn relative_server(place: Place, url: &str) -> Diagnostic {
    let message = format!("the URL `{url}` of the server is relative to where the description is published");
    Diagnostic::advice(codes::E0417, place, message)
        .with_help("callers have to give `origin` or `base_url` when they build the client; or write the whole URL")
}

pub(super) fn undeclared_server_variable(place: Place, name: &str) -> Diagnostic {
    let message = format!("the URL has a variable `{{{name}}}` that is not declared; callers have to set it");
    Diagnostic::warning(codes::E0418, place, message)
        .with_help(format!("add `variables: {{{name}: {{default: …}}}}` to the server"))
}

pub(super) fn unsupported_scheme(place: Place, name: &str) -> Diagnostic {
    Diagnostic::unsupported(
        codes::E0901,
        place,
        "security-scheme",
        format!("the security scheme `{name}` is not one the client can fill in; operations that need it are called without it"),
    )
    .with_help(
        "supported are API keys, HTTP schemes whose secret is sent as it is (basic, bearer and others), OAuth 2 and OpenID Connect \
         (as bearer tokens); the answers to challenges of other schemes, such as digest, are a matter of the transport",
    )
}

pub(super) fn undeclared_scheme(place: Place, name: &str) -> Diagnostic {
    let message = format!("the security scheme `{name}` is not declared; requests go out without its credentials");
    Diagnostic::warning(codes::E0415, place, message).with_help("declare it in `components.securitySchemes`")
}

pub(super) fn extension_type(place: Place, key: &str, wanted: &str) -> Diagnostic {
    Diagnostic::warning(codes::E0416, place, format!("`{key}` is not {wanted}; it is ignored"))
        .with_help("what the generator reads of extensions is listed on the front page of its documentation")
}

pub(super) fn scopes_not_a_map(place: Place) -> Diagnostic {
    Diagnostic::warning(codes::E0408, place, "`x-scopes` is not a map of scopes; it is ignored".to_owned())
        .with_help("write `x-scopes: {admin: {description: …}, …}`")
}

pub(super) fn scopes_not_a_list(place: Place) -> Diagnostic {
    Diagnostic::error(codes::E0408, place, "the `x-scopes` of an operation is not a list of names".to_owned())
        .with_help("write `x-scopes: [admin, …]`")
}

pub(super) fn unknown_scope(place: Place, name: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::error(codes::E0409, place, format!("the scope `{name}` is not declared"))
        .with_help(format!("declared in the document's `x-scopes` are: {}", known.join(", ")))
}

pub(super) fn wide_integer(place: Place) -> Diagnostic {
    let message = "an integer may have more than 64 bits here; it is a dynamic value, which keeps about 17 digits of such a one";
    Diagnostic::unsupported(codes::E0901, place, "wide-integer", message.to_owned()).with_help(
        "let the service send it as a text; or turn on the feature `arbitrary_precision` of serde_json in your crate, with which \
         dynamic values keep all digits",
    )
}

pub(super) fn xml(place: Place, what: &str, media_type: &str) -> Diagnostic {
    let message =
        format!("{what} is XML (`{}`), which is passed on as the text it is and not taken apart", media_type.replace('`', " "));
    Diagnostic::unsupported(codes::E0901, place, "xml", message)
        .with_help("callers write or read the text themselves; if the service speaks JSON too, add it to `content`")
}

pub(super) fn part_headers(place: Place, part: &str) -> Diagnostic {
    let message = format!("the part `{part}` has headers of its own, which only parts that are files can be given");
    Diagnostic::unsupported(codes::E0901, place, "part-headers", message)
        .with_help("give the part `format: binary`, so that callers give a file with its headers; or do without the headers")
}

pub(super) fn pagination(place: Place, fault: &str) -> Diagnostic {
    let message = format!("the list is not offered in pages: {fault}");
    Diagnostic::warning(codes::E0423, place, message).with_help(
        "write `x-pagination: {style: cursor, argument: after, items: data, next: meta.next}`; all keys are on the front page of \
         the generator's documentation",
    )
}

pub(super) fn incoming_media_type(place: Place, what: &str, media_type: &str) -> Diagnostic {
    let message = format!("{what} brings a body of the type `{media_type}`, for which nothing is generated");
    Diagnostic::unsupported(codes::E0901, place, "incoming-media-type", message)
        .with_help("types are generated of JSON; add a JSON content, or read the body by hand")
}

pub(super) fn operation_name_taken(place: Place, wanted: &str, given: &str) -> Diagnostic {
    Diagnostic::warning(codes::E0501, place, format!("another operation is already called `{wanted}`; this one is `{given}`"))
        .with_help("give every operation an `operationId` of its own")
}

pub(super) fn parameter_of_media_type(place: Place, name: &str, media_type: &str) -> Diagnostic {
    let message = format!(
        "the value of the parameter `{name}` is `{media_type}`, which is not written for callers; they give it as a text"
    );
    Diagnostic::unsupported(codes::E0901, place, "content-parameter", message)
        .with_help("describe its value by a `schema`, or by a `content` of JSON or text; an overlay can change that")
}

pub(super) fn undescribed_variable(place: Place, variable: &str, path: &str) -> Diagnostic {
    Diagnostic::warning(codes::E0410, place, format!("no parameter describes `{{{variable}}}` of `{path}`; it is taken as text"))
        .with_help(format!("add a parameter `name: {variable}`, `in: path`, `required: true`"))
}

pub(super) fn parameter_without_variable(place: Place, name: &str, path: &str) -> Diagnostic {
    Diagnostic::warning(codes::E0411, place, format!("the path parameter `{name}` has no place in `{path}`; it is left out"))
        .with_help(format!("add `{{{name}}}` to the path or remove the parameter"))
}

pub(super) fn unnameable_header(place: Place, name: &str, what: &str) -> Diagnostic {
    Diagnostic::warning(codes::E0422, place, format!("`{name}` is not the name of a header; the {what} is left out"))
        .with_help("a name is of letters, digits and `!#$%&'*+-.^_`|~`")
}

pub(super) fn several_streams(place: Place, name: &str) -> Diagnostic {
    Diagnostic::unsupported(
        codes::E0901,
        place,
        "several-stream-types",
        format!("the streams that `{name}` answers with differ in type; the client reads the first one"),
    )
    .with_help("give the items one schema, a `oneOf` of all that may come")
}

pub(super) fn no_member_to_unwrap(place: Place, member: &str) -> Diagnostic {
    Diagnostic::error(codes::E0412, place, format!("the reply has no member `{member}` to unwrap"))
        .with_help("`x-unwrap` names a member of the reply's object")
}

pub(super) fn body_without_meaning(place: Place, method: &str, is_sent: bool) -> Diagnostic {
    let method = method.to_ascii_uppercase();
    let consequence = if is_sent { "it is sent all the same" } else { "it is left out" };
    Diagnostic::warning(codes::E0413, place, format!("a body of a {method} request has no meaning in HTTP; {consequence}"))
        .with_help("move it into the query, or use a method with a body")
}

/// A rule of endpoints that an operation breaks; text and help are those of the rule.
pub(crate) fn broken_rule(place: Place, message: &str, help: &str) -> Diagnostic {
    Diagnostic::warning(codes::E0414, place, format!("{message}; the operation is left out")).with_help(help)
}

pub(super) fn no_rust_path(place: Place, path: &str, help: &str) -> Diagnostic {
    Diagnostic::error(codes::E0420, place, format!("`{path}` is no path of a type in Rust")).with_help(help)
}

pub(super) fn no_attribute(place: Place, attribute: &str, fault: &str) -> Diagnostic {
    Diagnostic::error(codes::E0424, place, format!("`{attribute}` is no attribute: {fault}")).with_help(AS_ATTRIBUTE)
}

pub(super) fn setting_without_target(place: Place, setting: &str, name: &str) -> Diagnostic {
    Diagnostic::warning(codes::E0421, place, format!("the setting `{setting}` names `{name}`, which is not there"))
        .with_help("upper and lower case count; `oblien-codegen inspect` lists what there is")
}
