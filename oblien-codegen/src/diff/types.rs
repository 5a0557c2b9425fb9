//! What changed about types: fields, words and variants.
//! Part of the comparison of two surfaces; types are the same if their names are.

use crate::diff::List;
use crate::diff::limits::{self, Compared};
use crate::diff::pairs::pairs;
use crate::surface::{MemberSurface, TypeSurface};

pub(super) fn compare(old: &[TypeSurface], new: &[TypeSurface], list: &mut List) {
    let types = pairs(old, new, |definition| &definition.name);
    for (before, now) in types.before {
        match now {
            Some(after) => compare_one(before, after, list),
            None => list.breaking("type-removed", &before.name, format!("the {} is gone", before.kind)),
        }
    }
    for after in types.added {
        list.compatible("type-added", &after.name, format!("the {} is new", after.kind));
    }
}

fn compare_one(old: &TypeSurface, new: &TypeSurface, list: &mut List) {
    let name = &new.name;
    if old.kind != new.kind {
        list.breaking("type-kind", name, format!("is a {} now, and was a {}", new.kind, old.kind));
        return;
    }
    if old.sent && !new.sent {
        list.breaking("type-not-sent", name, "is no longer sent, and so cannot be written".to_owned());
    }
    if old.received && !new.received {
        list.breaking("type-not-received", name, "is no longer received, and so cannot be read".to_owned());
    }
    let what = match new.kind {
        "struct" => "field",
        "enumeration" => "word",
        _ => "variant",
    };
    let members = pairs(&old.members, &new.members, |member| &member.name);
    for (before, now) in members.before {
        match now {
            Some(after) => {
                compare_member(what, before, after, name, list);
                if before.ty == after.ty {
                    let compared = Compared { before: &before.limits, now: &after.limits, is_sent: old.sent && new.sent };
                    limits::compare(&compared, &format!("the {what} `{}`", after.name), name, list);
                }
            }
            None => list.breaking("member-removed", name, format!("the {what} `{}` is gone", before.name)),
        }
    }
    for after in members.added {
        add_member(what, after, new, list);
    }
}

/// A new field breaks those who make values of the type only if they have to give it.
fn add_member(what: &str, member: &MemberSurface, definition: &TypeSurface, list: &mut List) {
    let message = format!("the {what} `{}` is new", member.name);
    match what == "field" && member.required && definition.sent {
        true => list.breaking("member-required", &definition.name, format!("{message} and required")),
        false => list.compatible("member-added", &definition.name, message),
    }
}

fn compare_member(what: &str, old: &MemberSurface, new: &MemberSurface, name: &str, list: &mut List) {
    let member = &new.name;
    if old.ty != new.ty {
        list.breaking("member-type", name, format!("the {what} `{member}` is `{}` now, and was `{}`", new.ty, old.ty));
    }
    match (old.required, new.required) {
        (false, true) => list.breaking("member-required", name, format!("the {what} `{member}` is required now")),
        (true, false) => list.breaking("member-optional", name, format!("the {what} `{member}` may be missing now")),
        _ => {}
    }
    if old.wire != new.wire {
        let message = format!("the {what} `{member}` is `{}` on the wire now, and was `{}`", new.wire, old.wire);
        list.breaking("member-renamed", name, message);
    }
}
