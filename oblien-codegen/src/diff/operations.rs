//! What changed about operations: their names, who may call them, what they take and give.
//! Part of the comparison of two surfaces; operations are the same if method and path are.

use crate::diff::List;
use crate::diff::access::compare_security;
use crate::diff::limits::{self, Compared};
use crate::diff::pairs::pairs;
use crate::surface::{AnswerSurface, ArgumentSurface, OperationSurface, Surface};

pub(super) fn compare(old: &Surface, new: &Surface, list: &mut List) {
    let operations = pairs(&old.operations, &new.operations, |operation| &operation.line);
    for (before, now) in operations.before {
        match now {
            Some(after) => {
                compare_one(before, after, list);
                // Of a server that is gone all its operations are told by one change.
                if before.server != after.server && new.servers.iter().any(|(name, _)| *name == before.server) {
                    let (server, other) = (&after.server, &before.server);
                    list.breaking("server-changed", &after.line, format!("is called on `{server}` now, and was on `{other}`"));
                }
            }
            None => list.breaking("operation-removed", &before.line, format!("`{}` is gone", before.accessor)),
        }
    }
    for after in operations.added {
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
    compare_security(old, new, list);
    compare_arguments(old, new, list);
    compare_bodies(old, new, list);
    if old.reply != new.reply {
        list.breaking("reply-changed", line, format!("gives `{}` now, and gave `{}`", new.reply, old.reply));
    } else {
        compare_answers(old, new, list);
    }
    compare_pages(old, new, list);
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
    let arguments = pairs(&old.arguments, &new.arguments, |argument| &argument.name);
    for (before, now) in arguments.before {
        match now {
            Some(after) => compare_argument(before, after, line, list),
            None => list.breaking("argument-removed", line, format!("the argument `{}` is gone", before.name)),
        }
    }
    for after in arguments.added {
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
    if old.ty == new.ty {
        let compared = Compared { before: &old.limits, now: &new.limits, is_sent: true };
        limits::compare(&compared, &format!("the argument `{name}`"), line, list);
    }
    let is_at = |argument: &ArgumentSurface| (argument.place, argument.wire.clone(), argument.group.clone());
    if is_at(old) != is_at(new) {
        let message = format!("the argument `{name}` is sent as {} now, and was as {}", place_text(new), place_text(old));
        list.breaking("argument-moved", line, message);
    } else if old.style != new.style && old.ty == new.ty {
        let (now, before) = (style_text(new), style_text(old));
        list.breaking("argument-style", line, format!("the argument `{name}` is written {now} now, and was {before}"));
    }
}

fn place_text(argument: &ArgumentSurface) -> String {
    let within = argument.group.as_ref().map(|group| format!("{group}.")).unwrap_or_default();
    format!("`{within}{}` ({})", argument.wire, argument.place)
}

fn style_text(argument: &ArgumentSurface) -> String {
    if argument.style.is_empty() { "plainly".to_owned() } else { format!("as `{}`", argument.style) }
}

/// A body that is there only now, or no more, is seen by its arguments.
fn compare_bodies(old: &OperationSurface, new: &OperationSurface, list: &mut List) {
    if let (Some(before), Some(now)) = (&old.body, &new.body)
        && before != now
    {
        list.breaking("body-type", &new.line, format!("the body is sent as `{now}` now, and was as `{before}`"));
    }
}

/// What replies of one type are made of: a value, or a variant for each status.
fn compare_answers(old: &OperationSurface, new: &OperationSurface, list: &mut List) {
    let line = &new.line;
    let answers = pairs(&old.answers, &new.answers, |answer| answer.variant.as_deref().unwrap_or_default());
    for (before, now) in answers.before {
        match now {
            Some(after) if (after.kind, &after.ty, &after.member) != (before.kind, &before.ty, &before.member) => {
                let message = format!("{} is {} now, and was {}", answer_name(after), answer_text(after), answer_text(before));
                list.breaking("answer-changed", line, message);
            }
            Some(_) => {}
            None => list.breaking("answer-removed", line, format!("{} is gone", answer_name(before))),
        }
    }
    for after in answers.added {
        list.compatible("answer-added", line, format!("{} is new", answer_name(after)));
    }
}

fn answer_name(answer: &AnswerSurface) -> String {
    match &answer.variant {
        Some(variant) => format!("the answer `{variant}`"),
        None => "the answer".to_owned(),
    }
}

fn answer_text(answer: &AnswerSurface) -> String {
    let member = answer.member.as_ref().map(|member| format!(" in `{member}`")).unwrap_or_default();
    format!("`{}` ({}{member})", answer.ty, answer.kind)
}

fn compare_pages(old: &OperationSurface, new: &OperationSurface, list: &mut List) {
    let line = &new.line;
    match (&old.item, &new.item) {
        (Some(_), None) => list.breaking("pages-removed", line, "its list is no longer offered in pages".to_owned()),
        (None, Some(_)) => list.compatible("pages-added", line, "its list is offered in pages now".to_owned()),
        (Some(before), Some(now)) if before != now => {
            list.breaking("pages-changed", line, format!("its pages are of `{now}` now, and were of `{before}`"));
        }
        _ => {}
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
