//! The texts of what can be wrong with overlays, as typed constructors.
//! Part of `overlay`; codes and their explanations stand with the other diagnostics.

use std::path::Path;

use serde_json_path::ParseError;

use crate::diagnostics::codes::*;
use crate::diagnostics::{Diagnostic, Place};

pub(super) fn unreadable(path: &Path, reason: &str) -> Diagnostic {
    Diagnostic::error(E0001, Place::file(path), format!("the overlay could not be read: {reason}"))
        .with_help("name a file of YAML or JSON; in settings its path starts at their file, else at the working directory")
}

pub(super) fn not_an_overlay(place: Place, is_description: bool, found: &str) -> Diagnostic {
    if is_description {
        return Diagnostic::error(E0601, place, "this is a description, where an overlay belongs")
            .with_help("name the description first, and the overlays that are applied to it by `--overlay`");
    }
    Diagnostic::error(E0601, place, format!("an overlay is an object, and this is {found}"))
        .with_help("an overlay starts with `overlay: 1.1.0`, and has `info` and `actions`")
}

pub(super) fn no_version(place: Place) -> Diagnostic {
    Diagnostic::error(E0601, place, "the member `overlay`, which names the version, is missing")
        .with_help("an overlay starts with `overlay: 1.1.0`")
}

pub(super) fn unsupported_version(place: Place, version: &str) -> Diagnostic {
    Diagnostic::error(E0602, place, format!("overlays of the version {version} are not supported"))
        .with_help("versions 1.0 and 1.1 are applied")
}

pub(super) fn unknown_member(place: Place, member: &str, owner: &str, nearest: Option<&str>, known: &[&str]) -> Diagnostic {
    let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    let help = match nearest {
        Some(nearest) => format!("there is `{nearest}`"),
        None => format!("there are {}; members of your own start with `x-`", known.join(", ")),
    };
    Diagnostic::error(E0603, place, format!("{owner} has no member `{member}`")).with_help(help)
}

pub(super) fn for_another(place: Place, meant: &str, found: &str) -> Diagnostic {
    Diagnostic::advice(E0608, place, format!("the overlay is for `{meant}`, and is applied to `{found}`"))
        .with_help("change `extends`, or leave it out")
}

pub(super) fn no_actions(place: Place) -> Diagnostic {
    Diagnostic::error(E0604, place, "the overlay has no actions")
        .with_help("write `actions: [{target: $.info, update: {title: …}}]` or the like")
}

pub(super) fn no_target(place: Place) -> Diagnostic {
    Diagnostic::error(E0604, place, "the action has no target")
        .with_help("write `target: $.paths['/pets'].get` or the like, and `$` for the whole description")
}

pub(super) fn nothing_to_do(place: Place) -> Diagnostic {
    Diagnostic::error(E0604, place, "the action does nothing")
        .with_help("say what is to be done with the target: `update: …`, `copy: …` or `remove: true`")
}

pub(super) fn several_things_to_do(place: Place) -> Diagnostic {
    Diagnostic::error(E0604, place, "the action says more than one of `update`, `copy` and `remove: true`")
        .with_help("make it several actions; they are done in their order")
}

pub(super) fn not_one_to_copy(place: Place, text: &str, count: usize) -> Diagnostic {
    let found = if count == 0 { "nothing".to_owned() } else { format!("{count} values") };
    Diagnostic::error(E0604, place, format!("`{text}` finds {found}, and one value can be copied"))
        .with_help("copies are made of the description as the actions before have left it")
}

pub(super) fn whole_removed(place: Place) -> Diagnostic {
    Diagnostic::error(E0604, place, "the description as a whole cannot be removed")
        .with_help("give a target that finds the part to remove: `$.paths['/pets']` or the like")
}

pub(super) fn not_a_path(place: Place, text: &str, fault: &ParseError) -> Diagnostic {
    let after: String = text.chars().take(fault.position()).collect();
    let message = match (text.starts_with('$'), after.is_empty()) {
        (false, _) => format!("`{text}` is not a JSONPath: it does not start with `$`"),
        (true, true) => format!("`{text}` is not a JSONPath"),
        (true, false) => format!("`{text}` is not a JSONPath: it cannot be read beyond `{after}`"),
    };
    let help = "write `$.info`, `$.paths['/pets'].get`, `$.paths.*.*.parameters[?@.name == 'limit']` or the like";
    Diagnostic::error(E0605, place, message).with_help(help)
}

pub(super) fn nothing_found(place: Place, text: &str) -> Diagnostic {
    Diagnostic::warning(E0606, place, format!("`{text}` finds nothing in the description"))
        .with_help("correct the target, or remove the action if what it was for is gone")
}

pub(super) fn misfit(place: Place, wanted: &str, found: &str, target: Option<Place>) -> Diagnostic {
    let error = Diagnostic::error(E0607, place, format!("{found} cannot be merged with {wanted}"))
        .with_help("remove what is there by an action before this one, if something else is to be in its place");
    match target {
        Some(target) => error.with_label(target, format!("this is {wanted}")),
        None => error,
    }
}

pub(super) fn different_kinds(place: Place, text: &str, first: &str, other: &str) -> Diagnostic {
    Diagnostic::error(E0607, place, format!("`{text}` finds {first} and {other}, and one update cannot fit both"))
        .with_help("make it several actions, each with a target that finds one kind of value")
}

pub(super) fn too_large(place: Place) -> Diagnostic {
    Diagnostic::error(E0609, place, "this makes the description too large or too deep")
        .with_help("give the action a target that finds less")
}
