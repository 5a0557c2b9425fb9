//! The checks every operation shares, in one order, before its route runs.
//!
//! Credentials, rate limit, scope, body, workspace, suspension: what passes is a call.

use axum::body::Bytes;
use http::request::Parts;

use crate::auth::authenticate;
use crate::credentials::{Caller, Form};
use crate::error::Failure;
use crate::fields::Fields;
use crate::moment::Moment;
use crate::query::Query;
use crate::routes::{Effect, Operation};
use crate::scope::Scope;
use crate::state::World;
use crate::state::workspace::Workspace;

/// A request that was routed and not yet checked.
pub(crate) struct Asked {
    pub(crate) parts: Parts,
    /// The variables of the path, decoded.
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) body: Bytes,
    pub(crate) now: Moment,
}

/// A request that passed every check.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) caller: Caller,
    /// The id of the workspace in the path, whether the path named its id or its slug; else empty.
    pub(crate) workspace: String,
    pub(crate) query: Query,
    pub(crate) body: Fields,
    pub(crate) now: Moment,
    parameters: Vec<(String, String)>,
}

impl Call {
    /// A variable of the path, decoded; empty when the path has none of that name.
    pub(crate) fn parameter(&self, name: &str) -> &str {
        let mut parameters = self.parameters.iter();
        let found = parameters.find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }
}

pub(crate) fn admit(world: &mut World, operation: &Operation, asked: Asked) -> Result<Call, Failure> {
    let caller = authenticate(&world.credentials, &asked.parts.headers, asked.now)?;
    if let Some(limit) = world.settings.rate_limit {
        world.windows.count(&caller.id, limit, asked.now)?;
    }
    check_scope(operation, &caller)?;
    let body =
        if operation.effect == Effect::Read { Fields::default() } else { Fields::read(&asked.parts.headers, &asked.body)? };
    let query = Query::read(&asked.parts.uri)?;
    let mut call = Call { caller, workspace: String::new(), query, body, now: asked.now, parameters: asked.parameters };
    if operation.is_bound() {
        call.workspace = bind(world, operation, &call)?;
    }
    Ok(call)
}

fn check_scope(operation: &Operation, caller: &Caller) -> Result<(), Failure> {
    let kind = caller.scope.kind();
    if !operation.scopes.contains(&kind) {
        let scope = kind.as_str();
        return Err(Failure::forbidden(format!("A credential of scope {scope} may not call this")));
    }
    let reads = operation.is_bound() && operation.effect == Effect::Read;
    if caller.form == Form::WorkspaceToken && !reads {
        return Err(Failure::forbidden("A workspace token may only read"));
    }
    Ok(())
}

/// Finds the workspace of the path, and holds the caller's scope and the namespace against it.
fn bind(world: &World, operation: &Operation, call: &Call) -> Result<String, Failure> {
    let name = call.parameter("workspaceId");
    let account = &call.caller.account;
    let found = world.find(account, name);
    let workspace = found.ok_or_else(|| Failure::not_found(format!("No workspace {name}")))?;
    if !reaches(&call.caller.scope, workspace) {
        return Err(Failure::forbidden("This workspace is out of the credential's reach"));
    }
    if operation.effect == Effect::Change {
        world.require_active(account, workspace.namespace.as_deref())?;
    }
    Ok(workspace.id.clone())
}

/// Whether a scope reaches a workspace of its own account.
pub(crate) fn reaches(scope: &Scope, workspace: &Workspace) -> bool {
    match scope {
        Scope::Admin => true,
        Scope::Namespace(slug) => workspace.namespace.as_ref() == Some(slug),
        Scope::Workspace(id) => workspace.id == *id,
        Scope::Billing => false,
    }
}
