//! `POST /tokens`: minting short-lived tokens of a narrower scope.
//!
//! Only an admin key gets here; what the token is bound to must exist in its account.

use std::time::Duration;

use serde_json::json;

use crate::credentials::{Form, Life};
use crate::error::Failure;
use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::scope::Scope;
use crate::state::World;

pub(crate) fn create(world: &mut World, call: &Call) -> Outcome {
    let body = &call.body;
    let kind = body.word("scope", &["namespace", "workspace"])?;
    let kind = body.require("scope", kind)?;
    let ttl = body.integer("ttl", 1..=3600)?.unwrap_or(900);
    body.text("label")?;
    let scope = match kind {
        "namespace" => namespace_scope(world, call)?,
        _ => workspace_scope(world, call)?,
    };
    let life = Life { from: call.now, span: Duration::from_secs(ttl) };
    let account = &call.caller.account;
    let token = world.credentials.make_token(account, scope, Form::ScopedToken, life);
    Reply::created(json!({
        "token": token,
        "expiresAt": life.from.plus(life.span).text(),
        "scope": kind,
        "ttl": ttl,
    }))
}

fn namespace_scope(world: &World, call: &Call) -> Result<Scope, Failure> {
    let slug = call.body.required_text("namespace")?;
    match world.namespace(&call.caller.account, slug) {
        Some(namespace) => Ok(Scope::namespace(&namespace.slug)),
        None => Err(Failure::bad_request(format!("No namespace {slug}"))),
    }
}

fn workspace_scope(world: &World, call: &Call) -> Result<Scope, Failure> {
    let name = call.body.required_text("workspaceId")?;
    match world.find(&call.caller.account, name) {
        Some(workspace) => Ok(Scope::workspace(&workspace.id)),
        None => Err(Failure::bad_request(format!("No workspace {name}"))),
    }
}
