//! `POST /workspace` and `/workspace/{id}/provisioning/retry`: how workspaces come to be.
//!
//! Everything of the body is read and checked before anything is remembered.

use serde_json::{Value, json};

use crate::error::Failure;
use crate::fields::Fields;
use crate::guard::{Call, reaches};
use crate::moment::Moment;
use crate::reply::{Outcome, Reply};
use crate::routes::desktop::Desktop;
use crate::routes::lifecycle::Mode;
use crate::routes::resources::require_room;
use crate::routes::ssh::Ssh;
use crate::routes::workloads::Workload;
use crate::scope::Scope;
use crate::state::creation::{Creation, Phase};
use crate::state::workspace::{Origin, Workspace};
use crate::state::{DEFAULT_IMAGE, World};

/// Makes a workspace, or answers with the one that the same idempotency key has made.
pub(crate) fn create(world: &mut World, call: &Call) -> Outcome {
    let account = &call.caller.account;
    let key = call.body.limited_text("idempotency_key", 255)?;
    let key = key.map(|key| (account.clone(), key.to_owned()));
    if let Some(made) = already_made(world, call, key.as_ref()) {
        return Reply::with(json!({ "workspace": made }));
    }
    let namespace = read_namespace(world, call)?;
    world.require_active(account, namespace.as_deref())?;
    world.require_credits(account)?;
    let workspace = read(world, call, namespace.as_deref())?;
    require_place(world, call, &workspace)?;
    let wire = workspace.wire(call.now);
    if let Some(key) = key {
        world.idempotency.insert(key, workspace.id.clone());
    }
    world.workspaces.push(workspace);
    Reply::created(json!({ "workspace": wire }))
}

fn already_made(world: &World, call: &Call, key: Option<&(String, String)>) -> Option<Value> {
    let id = world.idempotency.get(key?)?;
    let workspace = world.find(&call.caller.account, id)?;
    reaches(&call.caller.scope, workspace).then(|| workspace.wire(call.now))
}

/// The namespace to create in: a namespace credential's own, whatever the body says.
fn read_namespace(world: &World, call: &Call) -> Result<Option<String>, Failure> {
    let wanted = call.body.text("namespace")?;
    if let Scope::Namespace(own) = &call.caller.scope {
        return Ok(Some(own.clone()));
    }
    let Some(slug) = wanted else {
        return Ok(None);
    };
    match world.namespace(&call.caller.account, slug) {
        Some(namespace) => Ok(Some(namespace.slug.clone())),
        None => Err(Failure::bad_request(format!("No namespace {slug}"))),
    }
}

fn read(world: &mut World, call: &Call, namespace: Option<&str>) -> Result<Workspace, Failure> {
    let (body, now) = (&call.body, call.now);
    let image = body.limited_text("image", 512)?.unwrap_or(DEFAULT_IMAGE);
    let mut failing = world.settings.failing_images.iter();
    let failing = failing.find(|failing| failing.image == image).cloned();
    let mut workspace = Workspace::new(Origin {
        number: world.number(),
        account: &call.caller.account,
        namespace,
        image,
        creation: Creation::start(world.settings.provisioning, failing, now),
        now,
    });
    body.flag("wait_ready")?;
    if let Some(name) = body.limited_text("name", 255)? {
        workspace.name = name.to_owned();
    }
    let slug = body.slug("slug")?.map(str::to_owned);
    workspace.slug = Some(slug.unwrap_or_else(|| derive_slug(world, call, &workspace)));
    workspace.lifecycle.mode = Mode::read(body)?;
    let config = body.object("config")?.unwrap_or_default();
    configure(&mut workspace, &config, now)?;
    workspace.workloads = read_workloads(world, &config)?;
    Ok(workspace)
}

/// A free slug that is made of the name where that gives one.
fn derive_slug(world: &World, call: &Call, workspace: &Workspace) -> String {
    let legal = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let slug = workspace.name.to_lowercase().replace(|letter| !legal(letter), "-");
    let slug = slug.trim_matches('-');
    let free = world.find(&call.caller.account, slug).is_none();
    if (3..=128).contains(&slug.len()) && free { slug.to_owned() } else { workspace.id.replace('_', "-") }
}

fn configure(workspace: &mut Workspace, config: &Fields, now: Moment) -> Result<(), Failure> {
    check_environment(config)?;
    workspace.lifecycle.configure(config, now)?;
    workspace.resources = workspace.resources.changed(config)?;
    workspace.network.configure(config)?;
    workspace.ssh = Ssh::read(config)?;
    workspace.desktop = Desktop::read(config)?;
    if let Some(command) = config.text("cmd")? {
        workspace.logs.command(now, command.to_owned());
    }
    workspace.config = config.members().clone();
    Ok(())
}

fn read_workloads(world: &mut World, config: &Fields) -> Result<Vec<Workload>, Failure> {
    let descriptions = config.objects("workloads")?;
    let workloads = descriptions.iter();
    workloads.map(|fields| Workload::read(fields, world.number())).collect()
}

/// Variables are `KEY=VALUE` texts or objects of a key and a value.
fn check_environment(config: &Fields) -> Result<(), Failure> {
    let Some(value) = config.value("env") else {
        return Ok(());
    };
    let legal = |item: &Value| match item {
        Value::String(text) => text.contains('='),
        other => other["key"].is_string() && other["value"].is_string(),
    };
    match value.as_array().is_some_and(|items| items.iter().all(legal)) {
        true => Ok(()),
        false => Err(config.invalid("env", "must be KEY=VALUE strings or key/value objects")),
    }
}

/// Holds a new workspace against what is there: its slug, and the limits.
fn require_place(world: &mut World, call: &Call, new: &Workspace) -> Result<(), Failure> {
    let account = &call.caller.account;
    if new.slug.as_ref().is_some_and(|slug| world.find(account, slug).is_some()) {
        return Err(Failure::conflict("The slug is taken"));
    }
    let namespace = new.namespace.as_deref();
    let own = world.workspaces.iter().filter(|one| one.account == *account);
    let existing = own.clone().count();
    let beside = own.filter(|one| one.namespace.as_deref() == namespace).count();
    if let Some(namespace) = namespace.and_then(|slug| world.namespace(account, slug)) {
        let limits = namespace.limits;
        limits.admit_workspace("NAMESPACE_LIMIT_REACHED", beside)?;
    }
    let limits = world.account(account)?.limits;
    limits.admit_workspace("SANDBOX_LIMIT_REACHED", existing)?;
    require_room(world, call, namespace, new.resources)
}

/// Starts a failed creation again, with its id and settings.
pub(crate) fn retry(world: &mut World, call: &Call) -> Outcome {
    let workspace = world.workspace(call)?;
    if workspace.phase(call.now) != Phase::Failed {
        return Err(Failure::conflict("Only a failed creation can be retried"));
    }
    workspace.creation.retry(call.now);
    Reply::with(json!({ "workspace": workspace.wire(call.now) }))
}
