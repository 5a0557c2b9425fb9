//! From the token of a request to the machine it opens.
//!
//! The data plane's guard: the token, the rate limit, the power of the workspace, the target of the path.

use std::sync::Arc;

use axum::body::Bytes;
use http::HeaderMap;

use crate::auth::bearer;
use crate::error::Failure;
use crate::fields::Fields;
use crate::guard::Asked;
use crate::moment::Moment;
use crate::query::Query;
use crate::state::World;

use super::info::TARGETS;
use super::machine::{Machine, Surroundings};

/// A request that passed every check.
pub(crate) struct Visit {
    pub(crate) machine: Arc<Machine>,
    pub(crate) query: Query,
    pub(crate) body: Bytes,
    pub(crate) now: Moment,
    headers: HeaderMap,
    parameters: Vec<(String, String)>,
}

impl Visit {
    /// A variable of the path, decoded; empty when the path has none of that name.
    pub(crate) fn parameter(&self, name: &str) -> &str {
        let found = self.parameters.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// The members of a body that is a JSON object.
    pub(crate) fn fields(&self) -> Result<Fields, Failure> {
        Fields::read(&self.headers, &self.body)
    }

    /// The path in the query without which there is nothing to do.
    pub(crate) fn required_query(&self, name: &str) -> Result<&str, Failure> {
        self.query.text(name).ok_or_else(|| Failure::invalid(name, "is required"))
    }
}

/// Lets a request in; who opens a WebSocket may have the token in the query.
pub(crate) fn admit(world: &mut World, asked: Asked, around: &Surroundings) -> Result<Visit, Failure> {
    let Asked { parts, parameters, body, now } = asked;
    let query = Query::read(&parts.uri)?;
    let in_query = query.text("token").filter(|_| parts.uri.path().ends_with("/ws"));
    let token = bearer(&parts.headers).or(in_query);
    let token = token.ok_or_else(|| Failure::authentication("The token of the runtime is missing"))?;
    let machine = open(world, token, now, around)?;
    check_target(&parameters)?;
    Ok(Visit { machine, query, body, now, headers: parts.headers, parameters })
}

fn open(world: &mut World, token: &str, now: Moment, around: &Surroundings) -> Result<Arc<Machine>, Failure> {
    let found = world.workspaces.iter().position(|workspace| workspace.api_access.is_opened_by(token));
    let index = found.ok_or_else(|| Failure::authentication("The token opens no runtime"))?;
    if world.workspaces[index].api_access.is_of_gateway(token) {
        world.credentials.by_token(token, now)?;
    }
    let id = world.workspaces[index].id.clone();
    if let Some(limit) = world.settings.rate_limit {
        world.windows.count(&format!("runtime of {id}"), limit, now)?;
    }
    let workspace = &mut world.workspaces[index];
    if !workspace.is_running(now) {
        return Err(Failure::conflict(format!("The workspace is {}", workspace.status(now))));
    }
    workspace.machine(around)
}

fn check_target(parameters: &[(String, String)]) -> Result<(), Failure> {
    match parameters.iter().find(|(name, _)| name == "target") {
        Some((_, target)) if !TARGETS.contains(&target.as_str()) => Err(Failure::not_found(format!("No runtime {target}"))),
        _ => Ok(()),
    }
}
