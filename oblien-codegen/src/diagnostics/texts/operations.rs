//! The texts of what is wrong with operations, and with what they have.
//! Part of the texts of the front.

use crate::diagnostics::codes::*;
use crate::diagnostics::{Diagnostic, Place};

pub(crate) fn unknown_status(place: Place, status: &str) -> Diagnostic {
    Diagnostic::warning(E0401, place, format!("`{status}` is not a status code; the response is left out"))
        .with_help("write a status of three digits, a class like `4XX`, or `default`")
}

pub(crate) fn several_statuses(place: Place, key: &str) -> Diagnostic {
    Diagnostic::warning(E0401, place, format!("`{key}` is several status codes, and each has a response of its own"))
        .with_help("each gets this response; write one entry for each, the others by `$ref`, so that all tools read them")
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
    Diagnostic::warning(E0404, place, message)
        .with_label(first, "this one is taken")
        .with_help("remove one of the two, or change its `name` or its `in`")
}

pub(crate) fn unknown_style(place: Place, style: &str, location: &str) -> Diagnostic {
    let message = format!("a {location} parameter has no style `{style}`; the default is taken");
    let styles = match location {
        "path" => "`simple`, `label` and `matrix`",
        "query" => "`form`, `spaceDelimited`, `pipeDelimited` and `deepObject`",
        "header" => "`simple`",
        _ => "`form`",
    };
    Diagnostic::warning(E0405, place, message).with_help(format!("a {location} parameter can have {styles}"))
}

pub(crate) fn unknown_security(place: Place, kind: &str) -> Diagnostic {
    let message = format!("there is no security scheme of type `{kind}`; operations that need it are called without it");
    Diagnostic::warning(E0406, place, message).with_help("the types are `apiKey`, `http`, `oauth2` and `openIdConnect`")
}

pub(crate) fn without_body(place: Place) -> Diagnostic {
    Diagnostic::warning(E0419, place, "the request body of the operation is broken; the operation is left out")
        .with_help("another warning says what is wrong with it, and where")
}
