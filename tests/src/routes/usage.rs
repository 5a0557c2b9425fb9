//! `/workspace/{id}/usage`, and the account-wide `/workspace/usage` and `/workspace/activity`.
//!
//! The fake measures nothing: a tracked workspace has used one sample, one that was wiped none.

use serde_json::{Value, json};

use crate::error::Failure;
use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::state::World;

/// Whether the use of a workspace is tracked, and whether anything is there.
#[derive(Debug)]
pub(crate) struct Tracking {
    on: bool,
    recorded: bool,
}

impl Default for Tracking {
    fn default() -> Self {
        Self { on: true, recorded: true }
    }
}

pub(crate) fn get(world: &mut World, call: &Call) -> Outcome {
    let entry = json!({ "at": call.now.text(), "cpu_time_minutes": 1.5, "credits": 0.25 });
    let tracking = &world.workspace(call)?.tracking;
    let usage: Vec<Value> = tracking.recorded.then_some(entry).into_iter().collect();
    Reply::with(json!({ "usage": usage, "tracking": tracking.on }))
}

pub(crate) fn totals(world: &mut World, call: &Call) -> Outcome {
    let recorded = world.workspace(call)?.tracking.recorded;
    let credits = if recorded { 0.25 } else { 0.0 };
    Reply::with(json!({ "totals": { "credits": credits } }))
}

pub(crate) fn credits_chart(world: &mut World, call: &Call) -> Outcome {
    let point = json!({ "at": call.now.text(), "credits": 0.25 });
    let recorded = world.workspace(call)?.tracking.recorded;
    let chart: Vec<Value> = recorded.then_some(point).into_iter().collect();
    Reply::with(json!({ "chart": chart }))
}

pub(crate) fn wipe(world: &mut World, call: &Call) -> Outcome {
    world.workspace(call)?.tracking.recorded = false;
    Reply::done()
}

pub(crate) fn start_tracking(world: &mut World, call: &Call) -> Outcome {
    track(world, call, true)?;
    Reply::done()
}

pub(crate) fn stop_tracking(world: &mut World, call: &Call) -> Outcome {
    track(world, call, false)?;
    Reply::done()
}

fn track(world: &mut World, call: &Call, on: bool) -> Result<(), Failure> {
    let tracking = &mut world.workspace(call)?.tracking;
    tracking.on = on;
    tracking.recorded |= on;
    Ok(())
}

pub(crate) fn global(world: &mut World, call: &Call) -> Outcome {
    let account = &call.caller.account;
    let own = world.workspaces.iter().filter(|one| one.account == *account);
    let credits = 0.25 * own.filter(|one| one.tracking.recorded).count() as f64;
    Reply::with(json!({ "usage": { "credits": credits } }))
}

pub(crate) fn activity(world: &mut World, call: &Call) -> Outcome {
    let activity = world.activity(&call.caller.account);
    Reply::with(json!({ "activity": activity }))
}
