//! What changed about where the service is and who may call it: servers, credentials, scopes, the security of operations.
//! Part of the comparison of two surfaces.

use crate::diff::List;
use crate::diff::pairs::pairs;
use crate::surface::{OperationSurface, Surface};

const SUBJECT: &str = "the client";

pub(super) fn compare(old: &Surface, new: &Surface, list: &mut List) {
    compare_servers(old, new, list);
    compare_credentials(old, new, list);
    let names = pairs(&old.scopes, &new.scopes, |scope| scope);
    for (scope, _) in names.before.iter().filter(|(_, now)| now.is_none()) {
        list.breaking("scope-type-removed", SUBJECT, format!("the scope `{scope}` is gone"));
    }
    for scope in names.added {
        list.compatible("scope-type-added", SUBJECT, format!("the scope `{scope}` is new"));
    }
}

/// A server that has moved is where the client goes by itself, once it is generated again.
fn compare_servers(old: &Surface, new: &Surface, list: &mut List) {
    let servers = pairs(&old.servers, &new.servers, |(name, _)| name);
    for ((name, url), now) in servers.before {
        match now {
            None => list.breaking("server-removed", SUBJECT, format!("the server `{name}` is gone")),
            Some((_, moved)) if moved != url => {
                list.compatible("server-moved", SUBJECT, format!("the server `{name}` is at `{moved}` now, and was at `{url}`"));
            }
            Some(_) => {}
        }
    }
    for (name, _) in servers.added {
        list.compatible("server-added", SUBJECT, format!("the server `{name}` is new"));
    }
}

fn compare_credentials(old: &Surface, new: &Surface, list: &mut List) {
    let credentials = pairs(&old.credentials, &new.credentials, |(name, _)| name);
    for ((name, parts), now) in credentials.before {
        match now {
            None => list.breaking("credential-removed", SUBJECT, format!("the credential `{name}` is gone")),
            Some((_, others)) if others != parts => {
                let (others, parts) = (others.join(" and "), parts.join(" and "));
                let message = format!("the credential `{name}` is made of {others} now, and was of {parts}");
                list.breaking("credential-changed", SUBJECT, message);
            }
            Some(_) => {}
        }
    }
    for (name, _) in credentials.added {
        list.compatible("credential-added", SUBJECT, format!("the credential `{name}` is new"));
    }
    for ((name, place), now) in pairs(&old.schemes, &new.schemes, |(name, _)| name).before {
        if let Some((_, other)) = now.filter(|(_, other)| other != place) {
            let message = format!("the secret of `{name}` is sent as `{other}` now, and was as `{place}`");
            list.breaking("credential-moved", SUBJECT, message);
        }
    }
}

/// What an operation needs to be called at all: each of the alternatives that were enough has to be enough still.
pub(super) fn compare_security(old: &OperationSurface, new: &OperationSurface, list: &mut List) {
    let (before, now) = (alternatives(old), alternatives(new));
    let is_enough = |given: &[String], needed: &[Vec<String>]| {
        needed.iter().any(|alternative| alternative.iter().all(|scheme| given.contains(scheme)))
    };
    for given in before.iter().filter(|given| !is_enough(given, &now)) {
        let needed: Vec<String> = now.iter().map(|alternative| in_words(alternative)).collect();
        let message = format!("needs {} now, and was called with {}", needed.join(" or "), in_words(given));
        list.breaking("security-required", &new.line, message);
    }
    for given in now.iter().filter(|given| !is_enough(given, &before)) {
        list.compatible("security-opened", &new.line, format!("can be called with {} now", in_words(given)));
    }
}

/// An operation that needs nothing has one alternative, which is empty.
fn alternatives(operation: &OperationSurface) -> Vec<Vec<String>> {
    if operation.security.is_empty() { vec![Vec::new()] } else { operation.security.clone() }
}

fn in_words(schemes: &[String]) -> String {
    let quoted: Vec<String> = schemes.iter().map(|scheme| format!("`{scheme}`")).collect();
    if quoted.is_empty() { "no credentials".to_owned() } else { quoted.join(" and ") }
}
