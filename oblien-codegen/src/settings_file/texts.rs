//! The texts of what can be wrong with a file of settings, as typed constructors.
//! Part of `settings_file`; codes and their explanations stand with the other diagnostics.

use std::path::Path;

use crate::diagnostics::codes::*;
use crate::diagnostics::texts::how_to_write;
use crate::diagnostics::{Diagnostic, Place};
use crate::settings::AS_ATTRIBUTE;

pub(super) fn unreadable(path: &Path, reason: &str) -> Diagnostic {
    Diagnostic::error(E0001, Place::file(path), format!("the settings could not be read: {reason}"))
        .with_help("name a file of YAML or JSON; the path starts at the working directory")
}

pub(super) fn unknown(place: Place, key: &str, nearest: Option<&str>, known: &[&str]) -> Diagnostic {
    let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    let help = match nearest {
        Some(nearest) => format!("there is `{nearest}`"),
        None => format!("the settings here are {}", known.join(", ")),
    };
    Diagnostic::error(E0701, place, format!("there is no setting `{key}`")).with_help(help)
}

pub(super) fn wrong_type(place: Place, key: &str, expected: &str, found: &str) -> Diagnostic {
    Diagnostic::error(E0702, place, format!("{key} must be {expected}, and this is {found}")).with_help(how_to_write(expected))
}

pub(super) fn faulty_types(place: Place, reason: &str) -> Diagnostic {
    Diagnostic::error(E0702, place, format!("the settings of types cannot be read: {reason}"))
        .with_help("the front page of the generator's documentation shows all of them as they are written in a file")
}

pub(super) fn no_attribute(place: Place, attribute: &str, fault: &str) -> Diagnostic {
    Diagnostic::error(E0424, place, format!("`{attribute}` is no attribute: {fault}")).with_help(AS_ATTRIBUTE)
}

pub(super) fn no_rust_path(place: Place, path: &str, help: &str) -> Diagnostic {
    Diagnostic::error(E0420, place, format!("`{path}` is no path of a type in Rust")).with_help(help)
}

pub(super) fn missing(place: Place, owner: &str) -> Diagnostic {
    Diagnostic::error(E0703, place, format!("{owner} do not name a description"))
        .with_help("write `description: api.yaml`; the path starts at the file of the settings")
}

pub(super) fn no_clients(place: Place) -> Diagnostic {
    Diagnostic::error(E0703, place, "there are no clients below `clients`")
        .with_help("write `clients: {pets: {description: pets.yaml, out: src/pets}, …}`")
}

pub(super) fn same_place(place: Place, name: &str, other: &str) -> Diagnostic {
    Diagnostic::error(E0704, place, format!("`{name}` is written where `{other}` is"))
        .with_help("give it an `out` or a `single-file` of its own")
}

pub(super) fn nested_clients(place: Place) -> Diagnostic {
    Diagnostic::error(E0701, place, "a client has no clients of its own")
        .with_help("put it beside the others, below the first `clients`")
}
