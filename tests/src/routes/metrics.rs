//! `/workspace/{id}/stats`, `/stats/stream`, `/info` and `/config`.
//!
//! Samples are made by number, so that a test knows what comes.

use serde_json::{Value, json};

use crate::events::Feed;
use crate::guard::Call;
use crate::moment::Moment;
use crate::reply::{Outcome, Reply};
use crate::state::World;

pub(crate) fn stats(world: &mut World, call: &Call) -> Outcome {
    world.workspace(call)?.require_machine(call.now)?;
    Reply::with(json!({ "stats": sample(0, call.now) }))
}

pub(crate) fn stats_stream(world: &mut World, call: &Call) -> Outcome {
    world.workspace(call)?.require_machine(call.now)?;
    let now = call.now;
    let live = move |number| sample(number, now);
    Ok(Reply::Events(Feed::new([], live)))
}

pub(crate) fn sample(number: u64, now: Moment) -> Value {
    json!({
        "cpu_usage": 12.5 + number as f64,
        "memory_usage": 40,
        "disk_usage": 10,
        "network": { "rx": 1000 * number, "tx": 500 * number },
        "timestamp": now.text(),
    })
}

pub(crate) fn info(world: &mut World, call: &Call) -> Outcome {
    let status = world.workspace(call)?.status(call.now);
    let info = json!({ "kernel": "6.1", "architecture": "x86_64", "status": status });
    Reply::with(json!({ "info": info }))
}

pub(crate) fn config(world: &mut World, call: &Call) -> Outcome {
    let config = &world.workspace(call)?.config;
    Reply::with(json!({ "config": config }))
}
