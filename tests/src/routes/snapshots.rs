//! `/workspace/{id}/snapshot`, `/restore` and `/archives`.
//!
//! A workspace has at most one snapshot, the latest, and any number of named archives.

use serde_json::{Value, json};

use crate::error::Failure;
use crate::guard::Call;
use crate::moment::Moment;
use crate::reply::{Outcome, Reply};
use crate::state::World;
use crate::state::workspace::Power;

/// What was saved of one workspace.
#[derive(Debug, Default)]
pub(crate) struct Snapshots {
    taken: bool,
    archives: Vec<Archive>,
    archived: u64,
}

#[derive(Debug)]
struct Archive {
    version: String,
    format: String,
    paths: Vec<String>,
    created: Moment,
}

impl Archive {
    fn wire(&self) -> Value {
        json!({
            "version": self.version,
            "size": 100,
            "format": self.format,
            "vm_paths": self.paths,
            "created_at": self.created.text(),
        })
    }
}

pub(crate) fn create(world: &mut World, call: &Call) -> Outcome {
    let after = match call.body.word("after", &["resume", "paused", "stop"])? {
        Some("paused") => Power::Paused,
        Some("stop") => Power::Stopped,
        _ => Power::Running,
    };
    let workspace = world.workspace(call)?;
    workspace.require_machine(call.now)?;
    workspace.snapshots.taken = true;
    workspace.turn(after, call.now);
    Reply::done()
}

pub(crate) fn restore(world: &mut World, call: &Call) -> Outcome {
    let workspace = world.workspace(call)?;
    if !workspace.snapshots.taken {
        return Err(Failure::not_found("There is no snapshot"));
    }
    workspace.turn(Power::Running, call.now);
    Reply::done()
}

pub(crate) fn create_archive(world: &mut World, call: &Call) -> Outcome {
    let version = call.body.limited_text("version", 128)?.map(str::to_owned);
    let format = call.body.text("format")?.unwrap_or("tar.gz").to_owned();
    let paths = call.body.texts("vm_paths")?.unwrap_or_default();
    call.body.texts("exclude_vm_paths")?;
    let snapshots = &mut world.workspace(call)?.snapshots;
    snapshots.archived += 1;
    let version = version.unwrap_or_else(|| format!("v{}", snapshots.archived));
    if snapshots.archives.iter().any(|one| one.version == version) {
        let message = format!("There is an archive {version} already");
        return Err(Failure::conflict(message));
    }
    snapshots.archives.push(Archive { version: version.clone(), format, paths, created: call.now });
    Reply::created(json!({ "version": version }))
}

pub(crate) fn list_archives(world: &mut World, call: &Call) -> Outcome {
    let archives = &world.workspace(call)?.snapshots.archives;
    let archives: Vec<_> = archives.iter().map(Archive::wire).collect();
    Reply::with(json!({ "archives": archives }))
}

/// Answers without an envelope, as the service's own client expects.
pub(crate) fn get_archive(world: &mut World, call: &Call) -> Outcome {
    let version = call.parameter("version");
    let mut archives = world.workspace(call)?.snapshots.archives.iter();
    match archives.find(|archive| archive.version == version) {
        Some(archive) => Reply::bare(archive.wire()),
        None => Err(Failure::not_found(format!("No archive {version}"))),
    }
}

pub(crate) fn delete_archive(world: &mut World, call: &Call) -> Outcome {
    let version = call.parameter("version");
    let archives = &mut world.workspace(call)?.snapshots.archives;
    let before = archives.len();
    archives.retain(|archive| archive.version != version);
    match archives.len() < before {
        true => Reply::done(),
        false => Err(Failure::not_found(format!("No archive {version}"))),
    }
}

pub(crate) fn delete_all_archives(world: &mut World, call: &Call) -> Outcome {
    let archives = &mut world.workspace(call)?.snapshots.archives;
    let deleted = archives.drain(..).count();
    Reply::with(json!({ "deleted": deleted }))
}
