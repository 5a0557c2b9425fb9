//! `/workspace/{id}/runtime-api-access`: the data plane's switch and its tokens.
//!
//! The gateway token works here as the workspace's 30-day bearer token until it is rotated.

use std::time::Duration;

use serde_json::json;

use crate::credentials::{Form, Life, random_text};
use crate::error::Failure;
use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::scope::Scope;
use crate::state::World;

const LIFETIME: Duration = Duration::from_secs(30 * 86_400);

/// The runtime access of one workspace.
#[derive(Debug, Default)]
pub(crate) struct ApiAccess {
    enabled: bool,
    token: Option<String>,
    raw: Option<String>,
}

pub(crate) fn status(world: &mut World, call: &Call) -> Outcome {
    let enabled = world.workspace(call)?.api_access.enabled;
    Reply::with(json!({ "enabled": enabled }))
}

pub(crate) fn enable(world: &mut World, call: &Call) -> Outcome {
    let token = current_token(world, call)?;
    world.workspace(call)?.api_access.enabled = true;
    Reply::with(json!({ "enabled": true, "token": token }))
}

pub(crate) fn disable(world: &mut World, call: &Call) -> Outcome {
    revoke(world, call)?;
    world.workspace(call)?.api_access.enabled = false;
    Reply::done()
}

/// Issues a new token in place of the old one; the switch goes on with it.
pub(crate) fn rotate(world: &mut World, call: &Call) -> Outcome {
    revoke(world, call)?;
    enable(world, call)
}

/// Without access there is no token, which is no failure.
pub(crate) fn token(world: &mut World, call: &Call) -> Outcome {
    if !world.workspace(call)?.api_access.enabled {
        return Reply::with(json!({ "enabled": false }));
    }
    let token = current_token(world, call)?;
    Reply::with(json!({ "enabled": true, "token": token }))
}

pub(crate) fn raw_token(world: &mut World, call: &Call) -> Outcome {
    let workspace = world.workspace(call)?;
    if !workspace.api_access.enabled {
        return Err(Failure::conflict("Runtime API access is off"));
    }
    let token = workspace.api_access.raw.get_or_insert_with(random_text);
    Reply::with(json!({ "token": token, "ip": workspace.network.ip, "port": 9990 }))
}

/// The token there is, or a new one if there is none that still works.
fn current_token(world: &mut World, call: &Call) -> Result<String, Failure> {
    let token = world.workspace(call)?.api_access.token.clone();
    let works = |token: &String| world.credentials.by_token(token, call.now).is_ok();
    if let Some(token) = token.filter(works) {
        return Ok(token);
    }
    let scope = Scope::workspace(&call.workspace);
    let life = Life { from: call.now, span: LIFETIME };
    let account = &call.caller.account;
    let token = world.credentials.make_token(account, scope, Form::WorkspaceToken, life);
    world.workspace(call)?.api_access.token = Some(token.clone());
    Ok(token)
}

fn revoke(world: &mut World, call: &Call) -> Result<(), Failure> {
    let access = &mut world.workspace(call)?.api_access;
    access.raw = None;
    if let Some(token) = access.token.take() {
        world.credentials.revoke_token(&token);
    }
    Ok(())
}
