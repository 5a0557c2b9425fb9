//! The texts of all findings of the front, as typed constructors.
//! The only place where their wording stands; stages call these and push the result.

mod operations;
mod schemas;

use std::path::Path;

use super::codes::*;
use super::diagnostic::{Diagnostic, Place, Position};
use crate::source::Problem;
pub(crate) use operations::{
    duplicate_parameter, parameter_place_in_capitals, parameter_without_schema, several_statuses, unknown_parameter_place,
    unknown_security, unknown_status, unknown_style, without_body,
};
pub(crate) use schemas::{
    contradiction, discriminator_text, enumerated_misfit, keyword_ignored, not_a_schema, sibling_ignored, unknown_type,
};

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
        Problem::Syntax { message, offset, context, is_template } => {
            let help = match is_template {
                true => "this looks like a template, of which `{{…}}` is not filled in; name the file that is made of it",
                false => "the text is read as YAML, and as JSON if it starts with `{`; `--explain E0002` names frequent causes",
            };
            let error = Diagnostic::error(E0002, Place::offset(path, offset), message).with_help(help);
            match context {
                Some((text, offset)) => error.with_label(Place::offset(path, offset), text),
                None => error,
            }
        }
        Problem::TooDeep { offset, limit } => {
            let message = format!("containers are nested deeper than {limit} levels");
            Diagnostic::error(E0003, Place::offset(path, offset), message)
                .with_help("give what is deep inside a place of its own, and refer to it by `$ref`")
        }
        Problem::TooLarge { offset } => {
            let message = "aliases make this text too large to be read";
            Diagnostic::error(E0004, Place::offset(path, offset), message)
                .with_help("refer to what is repeated by `$ref` instead of by aliases (`*name`)")
        }
        Problem::SeveralDocuments { offset } => {
            let message = "a second document starts here, and a description is one document";
            Diagnostic::error(E0005, Place::offset(path, offset), message)
                .with_help("put the documents into files of their own, and name one of them")
        }
    }
}

pub(crate) fn duplicate_key(path: &Path, pointer: &str) -> Diagnostic {
    let key = last_segment(pointer);
    let earlier = Place { file: path.to_owned(), position: Position::Earlier(pointer.to_owned()) };
    let later = Place { file: path.to_owned(), position: Position::Key(pointer.to_owned()) };
    Diagnostic::warning(E0006, later, format!("the key `{key}` is given twice"))
        .with_label(earlier, "this one is ignored")
        .with_help("remove or rename one of the two")
}

// References.

pub(crate) fn unresolved(place: Place, reference: &str, nearest: Option<&str>, consequence: &str) -> Diagnostic {
    let warning = Diagnostic::warning(E0101, place, format!("the reference `{reference}` points nowhere; {consequence}"));
    match (nearest, reference.split_once('#')) {
        (Some(nearest), _) => warning.with_help(format!("there is `{nearest}`")),
        (None, Some(("", _))) => warning.with_help("add what is missing at that place of this file, or correct the reference"),
        (None, _) => warning.with_help("add what is missing at that place of the other file, or correct the reference"),
    }
}

pub(crate) fn remote_reference(place: Place, reference: &str, consequence: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` leads to the network, which is not read; {consequence}");
    Diagnostic::unsupported(E0102, place, "remote-reference", message)
        .with_help("save the document beside this one and refer to the copy")
}

pub(crate) fn circular(place: Place, reference: &str, consequence: &str) -> Diagnostic {
    Diagnostic::warning(E0103, place, format!("the reference `{reference}` leads back to itself; {consequence}"))
        .with_help("put what is meant in the place of one of the references of the circle")
}

pub(crate) fn circular_part(place: Place, reference: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` leads to what it is a part of; it is left out");
    Diagnostic::warning(E0103, place, message).with_help("only schemas can hold themselves; write out what is meant")
}

pub(crate) fn repeated_too_often(place: Place, reference: &str) -> Diagnostic {
    Diagnostic::error(E0107, place, format!("what `{reference}` points at is repeated too often or too deep"))
        .with_help("what is referred to here is copied; end the chain of references, or refer to it less often")
}

pub(crate) fn wrong_kind(place: Place, reference: &str, found: &str, expected: &str, consequence: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` points at {found}, where {expected} belongs; {consequence}");
    Diagnostic::warning(E0104, place, message).with_help(format!("refer to {expected}, or write it here"))
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
        .with_help("write `$ref: '#/components/schemas/NAME'` or the like, or `$ref: FILE` with a path from this file on")
}

pub(crate) fn unmapped_discriminator(place: Place, target: &str, nearest: Option<&str>) -> Diagnostic {
    let message = format!("the discriminator maps to `{target}`, which is not a schema");
    let warning = Diagnostic::warning(E0106, place, message);
    match nearest {
        Some(nearest) => warning.with_help(format!("there is `{nearest}`")),
        None => warning.with_help("write the name of a schema of `components.schemas`, or a reference to one"),
    }
}

// The document.

pub(crate) fn not_a_description(place: Place, found: &str) -> Diagnostic {
    Diagnostic::error(E0201, place, format!("an OpenAPI description is an object, and this is {found}"))
        .with_help("name the file that starts with `openapi: 3.1.0` or the like")
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
    Diagnostic::error(E0203, place, format!("{member} must be {expected}, and this is {found}")).with_help(how_to_write(expected))
}

pub(crate) fn misfit(place: Place, member: &str, expected: &str, found: &str) -> Diagnostic {
    let message = format!("{member} must be {expected}, and this is {found}; it is left out");
    Diagnostic::warning(E0203, place, message).with_help(how_to_write(expected))
}

pub(crate) fn nothing_left(place: Place) -> Diagnostic {
    Diagnostic::error(E0209, place, "whatever can be called is broken, so nothing is left of the paths")
        .with_help("the warnings say what was left out, and why")
}

pub(crate) fn missing(place: Place, member: &str, owner: &str) -> Diagnostic {
    Diagnostic::warning(E0204, place, format!("{owner} lacks the member `{member}` and is left out"))
        .with_help(format!("add `{member}`; without it {owner} means nothing"))
}

pub(crate) fn filled_in(place: Place, member: &str, owner: &str) -> Diagnostic {
    let added = match member {
        "info" => "info: {title: …, version: …}",
        "paths" => "paths: {}",
        "version" => "version: 1.0.0",
        _ => return filled_in_with(place, member, owner, format!("add `{member}: …`")),
    };
    filled_in_with(place, member, owner, format!("add `{added}`"))
}

fn filled_in_with(place: Place, member: &str, owner: &str, help: String) -> Diagnostic {
    Diagnostic::warning(E0205, place, format!("{owner} lacks the required member `{member}`")).with_help(help)
}

pub(crate) fn ignored(place: Place, member: &str, expected: &str, found: &str) -> Diagnostic {
    let message = format!("{member} must be {expected}, and this is {found}; it is ignored");
    Diagnostic::warning(E0206, place, message).with_help(how_to_write(expected))
}

pub(crate) fn path_without_slash(place: Place, path: &str) -> Diagnostic {
    Diagnostic::warning(E0207, place, format!("the path `{path}` does not start with a slash"))
        .with_help(format!("write `/{path}`"))
}

pub(crate) fn misspelt(place: Place, member: &str, meant: &str) -> Diagnostic {
    Diagnostic::warning(E0208, place, format!("there is no member `{member}` here; it is ignored"))
        .with_help(format!("there is `{meant}`"))
}

// What can't be expressed.

pub(crate) fn unsupported(place: Place, feature: &'static str, message: &str, help: &str) -> Diagnostic {
    Diagnostic::unsupported(E0901, place, feature, message).with_help(help)
}

/// How a value of a kind is written, for those who have written another one.
pub(crate) fn how_to_write(expected: &str) -> String {
    match expected {
        "an object" => {
            "write its members as `name: value`, each on a line of its own below the key, or as `{name: value}`".to_owned()
        }
        "a list" | "a list of texts" | "a list of names" => {
            "write each element behind `- ` on a line of its own below the key, or all as `[first, second]`".to_owned()
        }
        "a text" => "put it in quotes if it is meant as a text".to_owned(),
        "`true` or `false`" => "write `true` or `false`, without quotes".to_owned(),
        _ => format!("write {expected}, or remove it"),
    }
}

fn last_segment(pointer: &str) -> String {
    crate::source::pointer::segments(pointer).last().unwrap_or_default().into_owned()
}
