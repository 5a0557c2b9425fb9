//! `/workspace/{id}/desktop`: its installation, and logins to it.
//!
//! An installation asks for one restart after it was looked at, and is ready after that.

use std::time::Duration;

use serde_json::{Value, json};

use crate::credentials::random_text;
use crate::error::Failure;
use crate::fields::Fields;
use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::state::World;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    NotInstalled,
    Installing,
    RestartRequired,
    Ready,
}

/// The desktop of one workspace.
#[derive(Debug, Default)]
pub(crate) struct Desktop {
    phase: Phase,
}

impl Desktop {
    /// Reads the `desktop` member of a creation's `config`.
    pub(crate) fn read(config: &Fields) -> Result<Self, Failure> {
        let desktop = config.object("desktop")?.unwrap_or_default();
        let enabled = desktop.flag("enabled")?.unwrap_or(false);
        let phase = if enabled { Phase::Ready } else { Phase::NotInstalled };
        Ok(Self { phase })
    }

    pub(crate) fn restart(&mut self) {
        if self.phase == Phase::RestartRequired {
            self.phase = Phase::Ready;
        }
    }

    fn wire(&self) -> Value {
        let phase = match self.phase {
            Phase::NotInstalled => "not_installed",
            Phase::Installing => "installing",
            Phase::RestartRequired => "restart_required",
            Phase::Ready => "ready",
        };
        let workload = (self.phase == Phase::Installing).then_some("wl_desktop");
        let mut wire = json!({ "installable": true, "phase": phase });
        if let Some(workload) = workload {
            wire["workload_id"] = json!(workload);
        }
        wire
    }
}

pub(crate) fn install(world: &mut World, call: &Call) -> Outcome {
    let workspace = world.workspace(call)?;
    workspace.require_machine(call.now)?;
    if workspace.desktop.phase == Phase::NotInstalled {
        workspace.desktop.phase = Phase::Installing;
    }
    Reply::with(workspace.desktop.wire())
}

pub(crate) fn installation(world: &mut World, call: &Call) -> Outcome {
    let desktop = &mut world.workspace(call)?.desktop;
    let seen = desktop.wire();
    if desktop.phase == Phase::Installing {
        desktop.phase = Phase::RestartRequired;
    }
    Reply::with(seen)
}

pub(crate) fn ssh_connection(world: &mut World, call: &Call) -> Outcome {
    let workspace = world.workspace(call)?;
    if workspace.desktop.phase != Phase::Ready {
        return Err(Failure::conflict("The desktop is not enabled"));
    }
    let expires = call.now.plus(Duration::from_secs(8 * 3600));
    Reply::with(json!({
        "expires_at": expires.text(),
        "ssh": {
            "host": "ssh.oblien.com",
            "port": 22,
            "username": format!("desktop-{}", workspace.id),
            "password": random_text(),
            "host_key_fingerprint": "SHA256:fake",
        },
        "vnc": { "host": "127.0.0.1", "port": 5900, "authentication": "none" },
    }))
}
