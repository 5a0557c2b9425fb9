//! The texts of all findings of the front, as typed constructors.
//! The only place where their wording stands; stages call these and push the result.

use std::path::Path;

use super::codes::*;
use super::diagnostic::{Diagnostic, Place, Position};
use crate::source::Problem;

// Files and their text.

pub(crate) fn unreadable_root(path: &Path, reason: &str) -> Diagnostic {
    Diagnostic::error(E0001, Place::file(path), format!("the description could not be read: {reason}"))
        .with_help("name a file of YAML or JSON; the path starts at the working directory")
}

pub(crate) fn unreadable_file(place: Place, path: &Path, reason: &str, consequence: &str) -> Diagnostic {
    let message = format!("the file `{}` could not be read: {reason}; {consequence}", path.display());
    Diagnostic::warning(E0001, place, message).with_help("the path of a reference starts at the file that it stands in")
}

pub(crate) fn unreadable_text(path: &Path, problem: Problem) -> Diagnostic {
    match problem {
        Problem::Syntax { message, offset, context } => {
            let error = Diagnostic::error(E0002, Place::offset(path, offset), message);
            match context {
                Some((text, offset)) => error.with_label(Place::offset(path, offset), text),
                None => error,
            }
        }
        Problem::TooDeep { offset, limit } => {
            let message = format!("containers are nested deeper than {limit} levels");
            Diagnostic::error(E0003, Place::offset(path, offset), message)
        }
        Problem::TooLarge { offset } => {
            let message = "aliases make this text too large to be read";
            Diagnostic::error(E0004, Place::offset(path, offset), message)
        }
        Problem::SeveralDocuments { offset } => {
            let message = "a second document starts here, and a description is one document";
            Diagnostic::error(E0005, Place::offset(path, offset), message)
        }
    }
}

pub(crate) fn duplicate_key(path: &Path, pointer: &str) -> Diagnostic {
    let key = last_segment(pointer);
    let earlier = Place { file: path.to_owned(), position: Position::Earlier(pointer.to_owned()) };
    let later = Place { file: path.to_owned(), position: Position::Key(pointer.to_owned()) };
    Diagnostic::warning(E0006, later, format!("the key `{key}` is given twice")).with_label(earlier, "this one is ignored")
}

// References.

pub(crate) fn unresolved(place: Place, reference: &str, nearest: Option<&str>, consequence: &str) -> Diagnostic {
    let warning = Diagnostic::warning(E0101, place, format!("the reference `{reference}` points nowhere; {consequence}"));
    match nearest {
        Some(nearest) => warning.with_help(format!("there is `{nearest}`")),
        None => warning,
    }
}

pub(crate) fn remote_reference(place: Place, reference: &str, consequence: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` leads to the network, which is not read; {consequence}");
    Diagnostic::unsupported(E0102, place, "remote-reference", message)
        .with_help("save the document beside this one and refer to the copy")
}

pub(crate) fn circular(place: Place, reference: &str, consequence: &str) -> Diagnostic {
    Diagnostic::warning(E0103, place, format!("the reference `{reference}` leads back to itself; {consequence}"))
}

pub(crate) fn circular_part(place: Place, reference: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` leads to what it is a part of; it is left out");
    Diagnostic::warning(E0103, place, message)
}

pub(crate) fn repeated_too_often(place: Place, reference: &str) -> Diagnostic {
    Diagnostic::error(E0107, place, format!("what `{reference}` points at is repeated too often or too deep"))
}

pub(crate) fn wrong_kind(place: Place, reference: &str, found: &str, expected: &str, consequence: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` points at {found}, where {expected} belongs; {consequence}");
    Diagnostic::warning(E0104, place, message)
}

pub(crate) fn schema_elsewhere(place: Place, reference: &str) -> Diagnostic {
    let message = format!("the schema that `{reference}` points at is not among the schemas");
    Diagnostic::warning(E0104, place, message).with_help("move it to `components/schemas`")
}

pub(crate) fn schema_of_content(place: Place, reference: &str, found: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` points at {found}, where a schema belongs");
    Diagnostic::warning(E0104, place, message).with_help("the schema of its content is taken")
}

pub(crate) fn content_of_schema(place: Place, reference: &str, expected: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` points at a schema, where {expected} belongs");
    Diagnostic::warning(E0104, place, message).with_help("it is taken as the schema of its JSON content")
}

pub(crate) fn ill_formed_reference(place: Place, found: &str) -> Diagnostic {
    Diagnostic::warning(E0105, place, format!("a reference is a text, and this is {found}; it is ignored"))
}

pub(crate) fn unmapped_discriminator(place: Place, target: &str, nearest: Option<&str>) -> Diagnostic {
    let message = format!("the discriminator maps to `{target}`, which is not a schema");
    let warning = Diagnostic::warning(E0106, place, message);
    match nearest {
        Some(nearest) => warning.with_help(format!("there is `{nearest}`")),
        None => warning,
    }
}

// The document.

pub(crate) fn not_a_description(place: Place, found: &str) -> Diagnostic {
    Diagnostic::error(E0201, place, format!("an OpenAPI description is an object, and this is {found}"))
}

pub(crate) fn no_version(place: Place) -> Diagnostic {
    let message = "the member `openapi`, which names the version, is missing";
    Diagnostic::error(E0201, place, message).with_help("an OpenAPI description starts with `openapi: 3.1.0` or the like")
}

pub(crate) fn overlay_as_description(place: Place) -> Diagnostic {
    Diagnostic::error(E0201, place, "this is an overlay, where a description belongs")
        .with_help("name the description that it changes, and this file as an overlay: `--overlay FILE`, `Builder::overlay`")
}

#[cfg(not(feature = "overlay"))]
pub(crate) fn no_overlays(path: &Path) -> Diagnostic {
    Diagnostic::error(E0601, Place::file(path), "overlays are not applied by this build of the generator")
        .with_help("turn on the feature `overlay` of oblien-codegen, which is on by default")
}

pub(crate) fn unsupported_version(place: Place, version: &str) -> Diagnostic {
    Diagnostic::error(E0202, place, format!("OpenAPI {version} is not supported")).with_help("versions 3.0, 3.1 and 3.2 are read")
}

pub(crate) fn swagger(place: Place, version: &str) -> Diagnostic {
    Diagnostic::error(E0202, place, format!("Swagger {version} is not supported"))
        .with_help("convert it to OpenAPI 3 first, with `npx swagger2openapi` for one")
}

pub(crate) fn wrong_type(place: Place, member: &str, expected: &str, found: &str) -> Diagnostic {
    Diagnostic::error(E0203, place, format!("{member} must be {expected}, and this is {found}"))
}

pub(crate) fn misfit(place: Place, member: &str, expected: &str, found: &str) -> Diagnostic {
    let message = format!("{member} must be {expected}, and this is {found}; it is left out");
    Diagnostic::warning(E0203, place, message)
}

pub(crate) fn nothing_left(place: Place) -> Diagnostic {
    Diagnostic::error(E0209, place, "whatever can be called is broken, so nothing is left of the paths")
        .with_help("the warnings say what was left out, and why")
}

pub(crate) fn missing(place: Place, member: &str, owner: &str) -> Diagnostic {
    Diagnostic::warning(E0204, place, format!("{owner} lacks the member `{member}` and is left out"))
}

pub(crate) fn filled_in(place: Place, member: &str, owner: &str) -> Diagnostic {
    Diagnostic::warning(E0205, place, format!("{owner} lacks the required member `{member}`"))
}

pub(crate) fn ignored(place: Place, member: &str, expected: &str, found: &str) -> Diagnostic {
    let message = format!("{member} must be {expected}, and this is {found}; it is ignored");
    Diagnostic::warning(E0206, place, message)
}

pub(crate) fn path_without_slash(place: Place, path: &str) -> Diagnostic {
    Diagnostic::warning(E0207, place, format!("the path `{path}` does not start with a slash"))
        .with_help(format!("write `/{path}`"))
}

pub(crate) fn misspelt(place: Place, member: &str, meant: &str) -> Diagnostic {
    Diagnostic::warning(E0208, place, format!("there is no member `{member}` here; it is ignored"))
        .with_help(format!("there is `{meant}`"))
}

// Schemas.

pub(crate) fn not_a_schema(place: Place, found: &str) -> Diagnostic {
    Diagnostic::warning(E0301, place, format!("a schema is an object, and this is {found}; any value is accepted here"))
}

pub(crate) fn unknown_type(place: Place, name: &str, taken_as: &str) -> Diagnostic {
    Diagnostic::warning(E0302, place, format!("there is no type `{name}`")).with_help(format!("it is taken as {taken_as}"))
}

pub(crate) fn enumerated_misfit(place: Place, value: &str, kind: &str) -> Diagnostic {
    let message = format!("the enumerated value `{value}` does not fit the type `{kind}`");
    Diagnostic::warning(E0303, place, message)
}

pub(crate) fn keyword_ignored(place: Place, keyword: &str, expected: &str, found: &str) -> Diagnostic {
    let message = format!("`{keyword}` must be {expected}, and this is {found}; it is ignored");
    Diagnostic::warning(E0304, place, message)
}

pub(crate) fn sibling_ignored(place: Place, keyword: &str) -> Diagnostic {
    let message = format!("`{keyword}` beside a `$ref` is ignored in OpenAPI 3.0");
    Diagnostic::warning(E0305, place, message).with_help("put the `$ref` into `allOf`, beside what is added")
}

pub(crate) fn contradiction(place: Place, keyword: &str, kind: &str) -> Diagnostic {
    let message = format!("`{keyword}` beside `type: {kind}` means nothing; it is ignored");
    Diagnostic::warning(E0307, place, message)
}

pub(crate) fn discriminator_text(place: Place, property: &str) -> Diagnostic {
    Diagnostic::warning(E0306, place, "a discriminator is an object, and this is a text")
        .with_help(format!("write `discriminator: {{propertyName: {property}}}`"))
}

// Operations.

pub(crate) fn unknown_status(place: Place, status: &str) -> Diagnostic {
    Diagnostic::warning(E0401, place, format!("`{status}` is not a status code; the response is left out"))
        .with_help("write a status of three digits, a class like `4XX`, or `default`")
}

pub(crate) fn several_statuses(place: Place, key: &str) -> Diagnostic {
    Diagnostic::warning(E0401, place, format!("`{key}` is several status codes, and each has a response of its own"))
}

pub(crate) fn unknown_parameter_place(place: Place, location: &str) -> Diagnostic {
    let warning = Diagnostic::warning(E0402, place, format!("a parameter can't be in `{location}`; it is left out"));
    match location {
        "body" | "formData" => warning.with_help("since OpenAPI 3.0 that is a `requestBody`"),
        _ => warning.with_help("it can be in `path`, `query`, `header` or `cookie`"),
    }
}

pub(crate) fn parameter_place_in_capitals(place: Place, location: &str, meant: &str) -> Diagnostic {
    Diagnostic::warning(E0402, place, format!("a parameter can't be in `{location}`"))
        .with_help(format!("it is taken as `{meant}`"))
}

pub(crate) fn parameter_without_schema(place: Place, name: &str) -> Diagnostic {
    let message = format!("the parameter `{name}` has neither `schema` nor `content`");
    Diagnostic::warning(E0403, place, message).with_help("it is taken as a string")
}

pub(crate) fn duplicate_parameter(place: Place, name: &str, location: &str, first: Place) -> Diagnostic {
    let message = format!("the {location} parameter `{name}` is given twice");
    Diagnostic::warning(E0404, place, message).with_label(first, "this one is taken")
}

pub(crate) fn unknown_style(place: Place, style: &str, location: &str) -> Diagnostic {
    let message = format!("a {location} parameter has no style `{style}`; the default is taken");
    Diagnostic::warning(E0405, place, message)
}

pub(crate) fn unknown_security(place: Place, kind: &str) -> Diagnostic {
    let message = format!("there is no security scheme of type `{kind}`; operations that need it are called without it");
    Diagnostic::warning(E0406, place, message).with_help("the types are `apiKey`, `http`, `oauth2` and `openIdConnect`")
}

pub(crate) fn without_body(place: Place) -> Diagnostic {
    Diagnostic::warning(E0419, place, "the request body of the operation is broken; the operation is left out")
}

// What can't be expressed.

pub(crate) fn unsupported(place: Place, feature: &'static str, message: &str) -> Diagnostic {
    Diagnostic::unsupported(E0901, place, feature, message)
}

fn last_segment(pointer: &str) -> String {
    crate::source::pointer::segments(pointer).last().unwrap_or_default().into_owned()
}
