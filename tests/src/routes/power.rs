//! `/workspace/{id}/start`, `/stop`, `/restart`, `/pause` and `/resume`.
//!
//! Turning the machine on costs credits; stopping it twice is fine.

use serde_json::json;

use crate::error::Failure;
use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::state::World;
use crate::state::workspace::Power;

pub(crate) fn start(world: &mut World, call: &Call) -> Outcome {
    call.body.flag("force")?;
    world.require_credits(&call.caller.account)?;
    turn(world, call, Power::Running)
}

pub(crate) fn stop(world: &mut World, call: &Call) -> Outcome {
    turn(world, call, Power::Stopped)
}

pub(crate) fn restart(world: &mut World, call: &Call) -> Outcome {
    world.require_credits(&call.caller.account)?;
    world.workspace(call)?.desktop.restart();
    turn(world, call, Power::Running)
}

pub(crate) fn pause(world: &mut World, call: &Call) -> Outcome {
    require(world, call, &[Power::Running])?;
    turn(world, call, Power::Paused)
}

pub(crate) fn resume(world: &mut World, call: &Call) -> Outcome {
    require(world, call, &[Power::Paused, Power::Suspended])?;
    turn(world, call, Power::Running)
}

fn require(world: &mut World, call: &Call, powers: &[Power]) -> Result<(), Failure> {
    let power = world.workspace(call)?.power;
    if powers.contains(&power) {
        return Ok(());
    }
    let word = power.word();
    Err(Failure::conflict(format!("The workspace is {word}")))
}

fn turn(world: &mut World, call: &Call, power: Power) -> Outcome {
    let workspace = world.workspace(call)?;
    workspace.require_machine(call.now)?;
    workspace.turn(power, call.now);
    Reply::with(json!({ "status": power.word() }))
}
