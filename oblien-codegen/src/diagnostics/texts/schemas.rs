//! The texts of what is wrong with schemas.
//! Part of the texts of the front.

use super::how_to_write;
use crate::diagnostics::codes::*;
use crate::diagnostics::{Diagnostic, Place};

pub(crate) fn not_a_schema(place: Place, found: &str) -> Diagnostic {
    Diagnostic::warning(E0301, place, format!("a schema is an object, and this is {found}; any value is accepted here"))
        .with_help("write `{type: string}` or the like, or `{$ref: …}`; `{}` is any value")
}

pub(crate) fn unknown_type(place: Place, name: &str, taken_as: &str) -> Diagnostic {
    Diagnostic::warning(E0302, place, format!("there is no type `{name}`")).with_help(format!("it is taken as {taken_as}"))
}

pub(crate) fn enumerated_misfit(place: Place, value: &str, kind: &str) -> Diagnostic {
    let message = format!("the enumerated value `{value}` does not fit the type `{kind}`");
    let help = match kind {
        "string" => format!("put it in quotes: `'{value}'`"),
        _ => "correct the value or the `type`; a `type` that does not fit all values is not heeded".to_owned(),
    };
    Diagnostic::warning(E0303, place, message).with_help(help)
}

pub(crate) fn keyword_ignored(place: Place, keyword: &str, expected: &str, found: &str) -> Diagnostic {
    let message = format!("`{keyword}` must be {expected}, and this is {found}; it is ignored");
    Diagnostic::warning(E0304, place, message).with_help(how_to_write(expected))
}

pub(crate) fn sibling_ignored(place: Place, keyword: &str) -> Diagnostic {
    let message = format!("`{keyword}` beside a `$ref` is ignored in OpenAPI 3.0");
    Diagnostic::warning(E0305, place, message).with_help("put the `$ref` into `allOf`, beside what is added")
}

pub(crate) fn contradiction(place: Place, keyword: &str, kind: &str) -> Diagnostic {
    let message = format!("`{keyword}` beside `type: {kind}` means nothing; it is ignored");
    Diagnostic::warning(E0307, place, message).with_help(format!("remove `{keyword}`, or change the type"))
}

pub(crate) fn discriminator_text(place: Place, property: &str) -> Diagnostic {
    let warning = Diagnostic::warning(E0306, place, "a discriminator is an object, and this is a text");
    match property {
        "" => warning.with_help("write `discriminator: {propertyName: …}` with the member that tells types apart, or remove it"),
        _ => warning.with_help(format!("write `discriminator: {{propertyName: {property}}}`")),
    }
}
