//! `/workspace/{id}/resources`: CPU cores, memory and disk.
//!
//! Creation and resizing are held to the same limits.

use serde_json::{Value, json};

use crate::error::Failure;
use crate::fields::Fields;
use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::state::World;

/// What a workspace is given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resources {
    pub(crate) cpus: f64,
    memory_mb: f64,
    disk_size_mb: f64,
}

impl Resources {
    /// What a workspace is given that asks for nothing.
    pub(crate) const DEFAULT: Self = Self { cpus: 2.0, memory_mb: 4096.0, disk_size_mb: 10_240.0 };

    pub(crate) fn changed(self, fields: &Fields) -> Result<Self, Failure> {
        Ok(Self {
            cpus: fields.positive("cpus")?.unwrap_or(self.cpus),
            memory_mb: fields.positive("memory_mb")?.unwrap_or(self.memory_mb),
            disk_size_mb: fields.positive("disk_size_mb")?.unwrap_or(self.disk_size_mb),
        })
    }

    pub(crate) fn wire(&self) -> Value {
        json!({
            "cpus": number(self.cpus),
            "memory_mb": number(self.memory_mb),
            "disk_size_mb": number(self.disk_size_mb),
        })
    }
}

/// Whole numbers without a fraction, as a JavaScript service writes them.
pub(crate) fn number(value: f64) -> Value {
    let whole = value as i64;
    if whole as f64 == value { json!(whole) } else { json!(value) }
}

/// Refuses what the namespace or the account's pool has no room for.
pub(crate) fn require_room(world: &mut World, call: &Call, namespace: Option<&str>, wanted: Resources) -> Result<(), Failure> {
    let account = &call.caller.account;
    if let Some(namespace) = namespace.and_then(|slug| world.namespace(account, slug)) {
        let limits = namespace.limits;
        limits.admit_cpus("NAMESPACE_LIMIT_REACHED", wanted.cpus)?;
    }
    let others = world.workspaces.iter().filter(|workspace| workspace.account == *account && workspace.id != call.workspace);
    let used: f64 = others.map(|workspace| workspace.resources.cpus).sum();
    let limits = world.account(account)?.limits;
    limits.admit_cpus("POOL_LIMIT_REACHED", used + wanted.cpus)
}

pub(crate) fn get(world: &mut World, call: &Call) -> Outcome {
    let resources = world.workspace(call)?.resources.wire();
    Reply::with(json!({ "resources": resources }))
}

/// PUT and PATCH take the same body; what it leaves out stays as it is in both.
pub(crate) fn update(world: &mut World, call: &Call) -> Outcome {
    call.body.flag("apply")?;
    let workspace = world.workspace(call)?;
    let wanted = workspace.resources.changed(&call.body)?;
    let namespace = workspace.namespace.clone();
    require_room(world, call, namespace.as_deref(), wanted)?;
    let workspace = world.workspace(call)?;
    workspace.resources = wanted;
    workspace.updated = call.now;
    Reply::with(json!({ "resources": wanted.wire() }))
}
