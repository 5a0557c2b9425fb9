//! What changed about operations: their names, who may call them, what they take and give.
//! Part of the comparison of two surfaces; operations are the same if method and path are.

use crate::diff::List;
use crate::surface::{ArgumentSurface, OperationSurface};

pub(super) fn compare(old: &[OperationSurface], new: &[OperationSurface], list: &mut List) {
    for before in old {
        match new.iter().find(|after| after.line == before.line) {
            Some(after) => compare_one(before, after, list),
            None => list.breaking("operation-removed", &before.line, format!("`{}` is gone", before.accessor)),
        }
    }
    for after in new.iter().filter(|after| old.iter().all(|before| before.line != after.line)) {
        list.compatible("operation-added", &after.line, format!("`{}` is new", after.accessor));
    }
}

fn compare_one(old: &OperationSurface, new: &OperationSurface, list: &mut List) {
    let line = &new.line;
    if old.accessor != new.accessor {
        list.breaking("accessor-renamed", line, format!("`{}` is called `{}` now", old.accessor, new.accessor));
    }
    if old.builder != new.builder {
        list.breaking("builder-renamed", line, format!("the request `{}` is called `{}` now", old.builder, new.builder));
    }
    compare_scopes(old, new, list);
    compare_arguments(old, new, list);
    if old.reply != new.reply {
        list.breaking("reply-changed", line, format!("gives `{}` now, and gave `{}`", new.reply, old.reply));
    }
    match (old.deprecated, new.deprecated) {
        (false, true) => list.compatible("deprecated", line, "is deprecated now".to_owned()),
        (true, false) => list.compatible("deprecation-removed", line, "is no longer deprecated".to_owned()),
        _ => {}
    }
}

fn compare_scopes(old: &OperationSurface, new: &OperationSurface, list: &mut List) {
    let line = &new.line;
    match (&old.scopes, &new.scopes) {
        (None, Some(scopes)) => {
            list.breaking("scope-required", line, format!("only {} may call it now", scopes_text(scopes)));
        }
        (Some(_), None) => list.compatible("scope-opened", line, "any scope may call it now".to_owned()),
        (Some(old), Some(new)) => {
            for scope in old.iter().filter(|scope| !new.contains(scope)) {
                list.breaking("scope-removed", line, format!("the scope `{scope}` may no longer call it"));
            }
            for scope in new.iter().filter(|scope| !old.contains(scope)) {
                list.compatible("scope-added", line, format!("the scope `{scope}` may call it now"));
            }
        }
        (None, None) => {}
    }
}

fn scopes_text(scopes: &[String]) -> String {
    match scopes {
        [] => "no scope".to_owned(),
        scopes => format!("the scopes {}", scopes.join(", ")),
    }
}

fn compare_arguments(old: &OperationSurface, new: &OperationSurface, list: &mut List) {
    let line = &new.line;
    for before in &old.arguments {
        match new.arguments.iter().find(|after| after.name == before.name) {
            Some(after) => compare_argument(before, after, line, list),
            None => list.breaking("argument-removed", line, format!("the argument `{}` is gone", before.name)),
        }
    }
    for after in new.arguments.iter().filter(|after| old.arguments.iter().all(|before| before.name != after.name)) {
        let (name, place) = (&after.name, after.place);
        match after.required {
            true => list.breaking("argument-required", line, format!("the argument `{name}` ({place}) is new and required")),
            false => list.compatible("argument-added", line, format!("the argument `{name}` ({place}) is new")),
        }
    }
    if is_reordered(&old.arguments, &new.arguments) {
        list.breaking("arguments-reordered", line, "the required arguments are in another order".to_owned());
    }
}

fn compare_argument(old: &ArgumentSurface, new: &ArgumentSurface, line: &str, list: &mut List) {
    let name = &new.name;
    if old.ty != new.ty {
        list.breaking("argument-type", line, format!("the argument `{name}` is `{}` now, and was `{}`", new.ty, old.ty));
    }
    match (old.required, new.required) {
        (false, true) => list.breaking("argument-required", line, format!("the argument `{name}` is required now")),
        (true, false) => {
            list.breaking("argument-optional", line, format!("the argument `{name}` is optional now, and so given by a setter"));
        }
        _ => {}
    }
    if (old.place, &old.wire) != (new.place, &new.wire) {
        let (place, wire) = (new.place, &new.wire);
        list.compatible("argument-moved", line, format!("the argument `{name}` is sent as `{wire}` ({place}) now"));
    }
}

/// Whether the required arguments that both have come in another order.
fn is_reordered(old: &[ArgumentSurface], new: &[ArgumentSurface]) -> bool {
    let required = |list: &'_ [ArgumentSurface], other: &[ArgumentSurface]| -> Vec<String> {
        let shared = |argument: &&ArgumentSurface| other.iter().any(|other| other.required && other.name == argument.name);
        list.iter().filter(|argument| argument.required).filter(shared).map(|argument| argument.name.clone()).collect()
    };
    required(old, new) != required(new, old)
}
