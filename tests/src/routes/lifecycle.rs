//! `/workspace/{id}/lifecycle` and `/ping`: the mode of a workspace, its TTL and its sleep.
//!
//! The world asks at every request whether a TTL has run out.

use std::time::Duration;

use serde_json::{Value, json};

use crate::error::Failure;
use crate::fields::Fields;
use crate::guard::Call;
use crate::moment::Moment;
use crate::reply::{Outcome, Reply};
use crate::state::World;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Permanent,
    Temporary,
}

impl Mode {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Permanent => "permanent",
            Self::Temporary => "temporary",
        }
    }

    pub(crate) fn read(fields: &Fields) -> Result<Self, Failure> {
        let word = fields.word("mode", &["permanent", "temporary"])?;
        let temporary = word == Some("temporary");
        Ok(if temporary { Self::Temporary } else { Self::Permanent })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TtlAction {
    Stop,
    Pause,
    Suspend,
    Remove,
}

impl TtlAction {
    fn word(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Pause => "pause",
            Self::Suspend => "suspend",
            Self::Remove => "remove",
        }
    }

    fn read(fields: &Fields) -> Result<Option<Self>, Failure> {
        let words = ["stop", "pause", "suspend", "remove"];
        Ok(fields.word("ttl_action", &words)?.map(|word| match word {
            "pause" => Self::Pause,
            "suspend" => Self::Suspend,
            "remove" => Self::Remove,
            _ => Self::Stop,
        }))
    }
}

/// Seconds until sleep, and from sleep until the saved memory is dropped.
#[derive(Clone, Copy, Debug)]
struct Idle {
    suspend_after: u64,
    stop_after: u64,
}

impl Idle {
    /// Reads a policy; 0 turns it off.
    fn read(fields: &Fields) -> Result<Option<Self>, Failure> {
        let suspend_after = fields.duration("suspend_after")?;
        let suspend_after = fields.require("suspend_after", suspend_after)?;
        if (1..120).contains(&suspend_after) {
            return Err(fields.invalid("suspend_after", "must be 0 or at least 120 seconds"));
        }
        let stop_after = fields.duration("stop_after")?.unwrap_or(0);
        if (1..3600).contains(&stop_after) {
            return Err(fields.invalid("stop_after", "must be 0 or at least 3600 seconds"));
        }
        let idle = Self { suspend_after, stop_after };
        Ok((suspend_after > 0).then_some(idle))
    }

    fn wire(self) -> Value {
        json!({ "suspend_after": self.suspend_after, "stop_after": self.stop_after })
    }
}

/// The lifecycle of one workspace.
#[derive(Debug)]
pub(crate) struct Lifecycle {
    pub(crate) mode: Mode,
    ttl_text: Option<Value>,
    ttl_seconds: Option<u64>,
    ttl_action: Option<TtlAction>,
    expires: Option<Moment>,
    remove_on_exit: bool,
    restart_policy: String,
    max_restarts: u64,
    idle: Option<Idle>,
    nested_kvm: bool,
    started: Moment,
}

impl Lifecycle {
    /// The lifecycle of a new workspace.
    pub(crate) fn new(now: Moment) -> Self {
        Self {
            mode: Mode::Permanent,
            ttl_text: None,
            ttl_seconds: None,
            ttl_action: None,
            expires: None,
            remove_on_exit: false,
            restart_policy: "always".to_owned(),
            max_restarts: 3,
            idle: None,
            nested_kvm: false,
            started: now,
        }
    }

    /// Applies the lifecycle members of a creation's `config`.
    pub(crate) fn configure(&mut self, config: &Fields, now: Moment) -> Result<(), Failure> {
        if let Some(policy) = config.text("restart_policy")? {
            self.restart_policy = policy.to_owned();
        }
        self.max_restarts = config.integer("max_restarts", 0..=1000)?.unwrap_or(3);
        self.remove_on_exit = config.flag("remove_on_exit")?.unwrap_or(false);
        self.nested_kvm = config.flag("enable_kvm")?.unwrap_or(false);
        if !config.is_null("idle") {
            let idle = config.object("idle")?;
            self.idle = idle.as_ref().map(Idle::read).transpose()?.flatten();
        }
        self.require_sleep_possible()?;
        self.read_ttl(config, now)
    }

    fn read_ttl(&mut self, fields: &Fields, now: Moment) -> Result<(), Failure> {
        let action = TtlAction::read(fields)?;
        if let Some(seconds) = fields.duration("ttl")? {
            self.ttl_text = fields.value("ttl").cloned();
            self.ttl_seconds = Some(seconds);
        }
        self.ttl_action = action.or(self.ttl_action);
        self.renew(now);
        Ok(())
    }

    fn renew(&mut self, now: Moment) {
        let seconds = self.ttl_seconds.filter(|_| self.mode == Mode::Temporary);
        self.expires = seconds.map(|seconds| now.plus(Duration::from_secs(seconds)));
    }

    fn require_sleep_possible(&self) -> Result<(), Failure> {
        if self.idle.is_some() && self.nested_kvm {
            return Err(Failure::conflict("A workspace with nested KVM cannot sleep automatically"));
        }
        Ok(())
    }

    /// What a TTL that has run out asks for, once.
    pub(crate) fn take_due_action(&mut self, now: Moment) -> Option<TtlAction> {
        self.expires.filter(|expires| *expires <= now)?;
        self.expires = None;
        let removed = self.remove_on_exit.then_some(TtlAction::Remove);
        removed.or(self.ttl_action).or(Some(TtlAction::Stop))
    }

    /// The part a workspace shows of it.
    pub(crate) fn summary(&self) -> Value {
        json!({
            "ttl": self.ttl_text,
            "ttl_action": self.ttl_action.map(TtlAction::word),
            "remove_on_exit": self.remove_on_exit,
            "restart_policy": self.restart_policy,
            "ttl_expires_at": self.expires.map(Moment::text),
        })
    }
}

pub(crate) fn get(world: &mut World, call: &Call) -> Outcome {
    let workspace = world.workspace(call)?;
    let lifecycle = &workspace.lifecycle;
    let mut wire = json!({
        "idle": lifecycle.idle.map(Idle::wire),
        "snapshot_supported": !lifecycle.nested_kvm,
        "snapshot_unavailable_reason": lifecycle.nested_kvm.then_some("nested KVM"),
        "mode": lifecycle.mode.word(),
        "status": workspace.status(call.now),
        "restart_policy": lifecycle.restart_policy,
        "max_restarts": lifecycle.max_restarts,
        "restart_info": null,
        "remove_on_exit": lifecycle.remove_on_exit,
        "uptime": call.now.since(lifecycle.started).as_secs(),
        "created_at": workspace.created.text(),
    });
    if let Some(ttl) = &lifecycle.ttl_text {
        wire["ttl"] = ttl.clone();
        wire["ttl_action"] = json!(lifecycle.ttl_action.unwrap_or(TtlAction::Stop).word());
    }
    if let Some(expires) = lifecycle.expires {
        wire["expires_at"] = json!(expires.text());
    }
    Reply::bare(wire)
}

/// Destroys the machine, as the service's own command line presents it.
pub(crate) fn destroy(world: &mut World, call: &Call) -> Outcome {
    world.workspaces.retain(|workspace| workspace.id != call.workspace);
    Reply::done()
}

pub(crate) fn make_permanent(world: &mut World, call: &Call) -> Outcome {
    let policy = call.body.text("restart_policy")?;
    let lifecycle = &mut world.workspace(call)?.lifecycle;
    lifecycle.mode = Mode::Permanent;
    if let Some(policy) = policy {
        lifecycle.restart_policy = policy.to_owned();
    }
    (lifecycle.ttl_text, lifecycle.ttl_seconds) = (None, None);
    lifecycle.ttl_action = None;
    lifecycle.renew(call.now);
    Reply::done()
}

pub(crate) fn make_temporary(world: &mut World, call: &Call) -> Outcome {
    let remove = call.body.flag("remove_on_exit")?;
    let lifecycle = &mut world.workspace(call)?.lifecycle;
    lifecycle.read_ttl(&call.body, call.now)?;
    lifecycle.mode = Mode::Temporary;
    lifecycle.ttl_action = lifecycle.ttl_action.or(Some(TtlAction::Stop));
    lifecycle.remove_on_exit = remove.unwrap_or(lifecycle.remove_on_exit);
    lifecycle.renew(call.now);
    Reply::done()
}

pub(crate) fn update_ttl(world: &mut World, call: &Call) -> Outcome {
    let lifecycle = &mut world.workspace(call)?.lifecycle;
    if lifecycle.mode == Mode::Permanent {
        return Err(Failure::conflict("A permanent workspace has no TTL"));
    }
    lifecycle.read_ttl(&call.body, call.now)?;
    Reply::done()
}

pub(crate) fn set_idle(world: &mut World, call: &Call) -> Outcome {
    let idle = Idle::read(&call.body)?;
    let lifecycle = &mut world.workspace(call)?.lifecycle;
    let before = std::mem::replace(&mut lifecycle.idle, idle);
    if let Err(failure) = lifecycle.require_sleep_possible() {
        lifecycle.idle = before;
        return Err(failure);
    }
    Reply::with(json!({ "idle": idle.map(Idle::wire) }))
}

pub(crate) fn ping(world: &mut World, call: &Call) -> Outcome {
    let seconds = call.body.integer("ttl_seconds", 1..=31_536_000)?;
    let lifecycle = &mut world.workspace(call)?.lifecycle;
    if let Some(seconds) = seconds {
        lifecycle.ttl_text = Some(json!(seconds));
        lifecycle.ttl_seconds = Some(seconds);
    }
    lifecycle.renew(call.now);
    Reply::with(json!({ "expires_at": lifecycle.expires.map(Moment::text) }))
}
