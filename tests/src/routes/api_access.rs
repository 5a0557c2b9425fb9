//! `/workspace/{id}/runtime-api-access`: the data plane's switch and its tokens.
//!
//! The gateway token works here as the workspace's 30-day bearer token until it is rotated.

use std::time::Duration;

use serde_json::json;

use crate::credentials::{Form, Life, random_text};
use crate::error::Failure;
use crate::guard::Call;
use crate::moment::Moment;
use crate::reply::{Outcome, Reply};
use crate::scope::Scope;
use crate::state::World;

/// How long a workspace token works, if nothing else was set.
pub(crate) const LIFETIME: Duration = Duration::from_secs(30 * 86_400);

/// The runtime access of one workspace.
#[derive(Debug, Default)]
pub(crate) struct ApiAccess {
    enabled: bool,
    token: Option<String>,
    raw: Option<String>,
}

impl ApiAccess {
    /// Whether a token opens the runtime, apart from when it was made.
    pub(crate) fn is_opened_by(&self, token: &str) -> bool {
        self.enabled && (self.is_of_gateway(token) || self.raw.as_deref() == Some(token))
    }

    pub(crate) fn is_of_gateway(&self, token: &str) -> bool {
        self.token.as_deref() == Some(token)
    }
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

fn current_token(world: &mut World, call: &Call) -> Result<String, Failure> {
    let token = world.workspace_token(&call.workspace, call.now);
    token.ok_or_else(|| Failure::not_found("No such workspace"))
}

impl World {
    /// Switches access to a runtime on, and returns its token; none if there is no such workspace.
    pub(crate) fn runtime_token(&mut self, id: &str, now: Moment) -> Option<String> {
        let token = self.workspace_token(id, now)?;
        let workspace = self.workspaces.iter_mut().find(|workspace| workspace.id == id)?;
        workspace.api_access.enabled = true;
        Some(token)
    }

    /// The token there is, or a new one if there is none that still works.
    fn workspace_token(&mut self, id: &str, now: Moment) -> Option<String> {
        let workspace = self.workspaces.iter_mut().find(|workspace| workspace.id == id)?;
        let works = |token: &&String| self.credentials.by_token(token, now).is_ok();
        if let Some(token) = workspace.api_access.token.as_ref().filter(works) {
            return Some(token.clone());
        }
        let life = Life { from: now, span: self.settings.token_life };
        let token = self.credentials.make_token(&workspace.account, Scope::workspace(id), Form::WorkspaceToken, life);
        workspace.api_access.token = Some(token.clone());
        Some(token)
    }
}

fn revoke(world: &mut World, call: &Call) -> Result<(), Failure> {
    let access = &mut world.workspace(call)?.api_access;
    access.raw = None;
    if let Some(token) = access.token.take() {
        world.credentials.revoke_token(&token);
    }
    Ok(())
}
