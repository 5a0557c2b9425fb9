//! `/workspace` and `/workspace/{id}`: listing, reading, changing and deleting.
//!
//! Reading one is what moves its creation on; how it begins is in `creation`.

use serde_json::json;

use crate::error::Failure;
use crate::guard::{Call, reaches};
use crate::reply::{Outcome, Reply};
use crate::routes::metrics;
use crate::scope::Scope;
use crate::state::World;
use crate::state::creation::Phase;
use crate::state::workspace::Workspace;

pub(crate) fn list(world: &mut World, call: &Call) -> Outcome {
    let page = call.query.integer("page", 1..=1_000_000)?.unwrap_or(1);
    let limit = call.query.integer("limit", 1..=100)?.unwrap_or(20);
    let found: Vec<_> = world.workspaces.iter().filter(|workspace| is_listed(workspace, call)).collect();
    let total = found.len();
    let skipped = (page - 1) * limit;
    let shown = found.into_iter().skip(skipped).take(limit);
    let workspaces: Vec<_> = shown.map(|workspace| workspace.wire(call.now)).collect();
    Reply::with(json!({
        "workspaces": workspaces,
        "total": total,
        "page": page,
        "limit": limit,
    }))
}

/// Within the caller's reach, and what the query asks for.
///
/// A namespace credential sees its own namespace, whichever it asks for.
fn is_listed(workspace: &Workspace, call: &Call) -> bool {
    let caller = &call.caller;
    let status = call.query.text("status");
    let mode = call.query.text("mode");
    let pinned = matches!(caller.scope, Scope::Namespace(_));
    let namespace = call.query.text("namespace").filter(|_| !pinned);
    workspace.account == caller.account
        && reaches(&caller.scope, workspace)
        && status.is_none_or(|status| status == workspace.status(call.now))
        && mode.is_none_or(|mode| mode == workspace.lifecycle.mode.word())
        && namespace.is_none_or(|slug| workspace.namespace.as_deref() == Some(slug))
}

/// Shows a workspace that is being deleted once more, then it is gone.
pub(crate) fn get(world: &mut World, call: &Call) -> Outcome {
    let workspace = world.workspace(call)?;
    workspace.creation.poll();
    workspace.creation.settle(call.now);
    let wire = workspace.wire(call.now);
    if workspace.phase(call.now) == Phase::Deleting {
        world.workspaces.retain(|one| one.id != call.workspace);
    }
    Reply::with(json!({ "workspace": wire }))
}

pub(crate) fn details(world: &mut World, call: &Call) -> Outcome {
    let workspace = world.workspace(call)?;
    Reply::with(json!({
        "workspace": workspace.wire(call.now),
        "stats": metrics::sample(0, call.now),
        "network": workspace.network.wire(),
    }))
}

/// Null clears the slug and the logo; `config` is merged into what there is.
pub(crate) fn update(world: &mut World, call: &Call) -> Outcome {
    let body = &call.body;
    let name = body.limited_text("name", 255)?;
    let slug = if body.is_null("slug") { None } else { body.slug("slug")? };
    let logo = if body.is_null("logo") { None } else { body.limited_text("logo", 2048)? };
    let config = body.object("config")?.unwrap_or_default();
    require_free_slug(world, call, slug)?;
    let workspace = world.workspace(call)?;
    if let Some(name) = name {
        workspace.name = name.to_owned();
    }
    if body.value("slug").is_some() {
        workspace.slug = slug.map(str::to_owned);
    }
    if body.value("logo").is_some() {
        workspace.logo = logo.map(str::to_owned);
    }
    workspace.config.extend(config.members().clone());
    workspace.updated = call.now;
    Reply::with(json!({ "workspace": workspace.wire(call.now) }))
}

fn require_free_slug(world: &World, call: &Call, slug: Option<&str>) -> Result<(), Failure> {
    let holder = slug.and_then(|slug| world.find(&call.caller.account, slug));
    match holder {
        Some(holder) if holder.id != call.workspace => Err(Failure::conflict("The slug is taken")),
        _ => Ok(()),
    }
}

/// A finished workspace goes at once, one in creation is cancelled and seen once more.
pub(crate) fn delete(world: &mut World, call: &Call) -> Outcome {
    let workspace = world.workspace(call)?;
    if matches!(workspace.phase(call.now), Phase::Ready | Phase::Failed) {
        world.workspaces.retain(|one| one.id != call.workspace);
    } else {
        workspace.creation.cancel();
    }
    Reply::with(json!({ "accepted": true }))
}
