//! `/workspace/{id}/workloads`: managed processes, their state, output and statistics.
//!
//! A workload keeps the members it was described with and shows them again.

use serde_json::{Map, Value, json};

use crate::error::Failure;
use crate::events::Feed;
use crate::fields::Fields;
use crate::guard::Call;
use crate::moment::Moment;
use crate::reply::{Outcome, Reply};
use crate::state::World;

const RESTART_POLICIES: [&str; 3] = ["never", "on-failure", "always"];

/// One managed process.
#[derive(Debug)]
pub(crate) struct Workload {
    id: String,
    running: bool,
    members: Map<String, Value>,
}

impl Workload {
    /// Reads a description; `number` makes the id when the caller chose none.
    pub(crate) fn read(fields: &Fields, number: u64) -> Result<Self, Failure> {
        let command = fields.require("cmd", fields.texts("cmd")?)?;
        if command.is_empty() {
            return Err(fields.invalid("cmd", "must not be empty"));
        }
        fields.texts("env")?;
        fields.word("vm_on_exit", &["pause", "stop", "exit", ""])?;
        check_settings(fields)?;
        for name in ["target", "working_dir", "user", "log_path"] {
            fields.text(name)?;
        }
        let id = fields.limited_text("id", 128)?.map(str::to_owned);
        let mut members = fields.members().clone();
        members.entry("target").or_insert_with(|| json!("default"));
        members.entry("name").or_insert_with(|| json!(command[0]));
        Ok(Self {
            id: id.unwrap_or_else(|| format!("wl_{number:06}")),
            running: fields.flag("enabled")?.unwrap_or(true),
            members,
        })
    }

    fn status(&self) -> &'static str {
        if self.running { "running" } else { "stopped" }
    }

    fn name(&self) -> &str {
        let name = self.members.get("name").and_then(Value::as_str);
        name.unwrap_or_default()
    }

    fn wire(&self) -> Value {
        let mut wire = self.members.clone();
        wire.insert("id".to_owned(), json!(self.id));
        wire.insert("status".to_owned(), json!(self.status()));
        wire.insert("restarts".to_owned(), json!(0));
        Value::Object(wire)
    }
}

/// The rules that creation and change share.
fn check_settings(fields: &Fields) -> Result<(), Failure> {
    fields.limited_text("name", 255)?;
    fields.word("restart_policy", &RESTART_POLICIES)?;
    fields.integer("max_restarts", 0..=1_000_000)?;
    fields.flag("restart_backoff")?;
    fields.text_map("labels")?;
    fields.text_map("annotations")?;
    Ok(())
}

pub(crate) fn create(world: &mut World, call: &Call) -> Outcome {
    let number = world.number();
    let workload = Workload::read(&call.body, number)?;
    let workloads = &mut world.workspace(call)?.workloads;
    if workloads.iter().any(|existing| existing.id == workload.id) {
        let message = format!("There is a workload {} already", workload.id);
        return Err(Failure::conflict(message));
    }
    let wire = workload.wire();
    workloads.push(workload);
    Reply::created(json!({ "workload": wire }))
}

pub(crate) fn list(world: &mut World, call: &Call) -> Outcome {
    let states = call.query.text("states");
    let name = call.query.text("name");
    let matches = |workload: &&Workload| {
        let in_state = |states: &str| states.split(',').any(|state| state == workload.status());
        states.is_none_or(in_state) && name.is_none_or(|name| name == workload.name())
    };
    let workloads = world.workspace(call)?.workloads.iter().filter(matches);
    let workloads: Vec<_> = workloads.map(Workload::wire).collect();
    Reply::with(json!({ "workloads": workloads }))
}

/// Answers without an envelope, as the service's own client expects.
pub(crate) fn get(world: &mut World, call: &Call) -> Outcome {
    Reply::bare(named(world, call)?.wire())
}

pub(crate) fn update(world: &mut World, call: &Call) -> Outcome {
    check_settings(&call.body)?;
    call.body.text("vm_on_exit")?;
    let workload = named(world, call)?;
    for (name, value) in call.body.members() {
        workload.members.insert(name.clone(), value.clone());
    }
    Reply::done()
}

pub(crate) fn delete(world: &mut World, call: &Call) -> Outcome {
    let id = named(world, call)?.id.clone();
    let workloads = &mut world.workspace(call)?.workloads;
    workloads.retain(|workload| workload.id != id);
    Reply::done()
}

pub(crate) fn delete_all(world: &mut World, call: &Call) -> Outcome {
    let deleted = world.workspace(call)?.workloads.drain(..).count();
    Reply::with(json!({ "deleted": deleted }))
}

pub(crate) fn start(world: &mut World, call: &Call) -> Outcome {
    named(world, call)?.running = true;
    Reply::done()
}

pub(crate) fn stop(world: &mut World, call: &Call) -> Outcome {
    named(world, call)?.running = false;
    Reply::done()
}

pub(crate) fn status(world: &mut World, call: &Call) -> Outcome {
    let status = named(world, call)?.status();
    Reply::with(json!({ "status": status }))
}

pub(crate) fn logs(world: &mut World, call: &Call) -> Outcome {
    let name = named(world, call)?.name().to_owned();
    let logs = [format!("{name}: started"), format!("{name}: listening")];
    Reply::with(json!({ "logs": logs }))
}

pub(crate) fn stats(world: &mut World, call: &Call) -> Outcome {
    let workload = named(world, call)?;
    let stats = sample(&workload.id, workload.status(), 0);
    Reply::with(json!({ "stats": stats }))
}

pub(crate) fn stats_stream(world: &mut World, call: &Call) -> Outcome {
    let workload = named(world, call)?;
    let (id, status) = (workload.id.clone(), workload.status());
    let live = move |number| sample(&id, status, number);
    Ok(Reply::Events(Feed::new([], live)))
}

pub(crate) fn logs_stream(world: &mut World, call: &Call) -> Outcome {
    let name = named(world, call)?.name().to_owned();
    let now = call.now;
    let live = move |number| entry(&name, number, now);
    Ok(Reply::Events(Feed::new([], live)))
}

pub(crate) fn all_stats_stream(world: &mut World, call: &Call) -> Outcome {
    let workloads = world.workspace(call)?.workloads.iter();
    let ids: Vec<_> = workloads.map(|workload| workload.id.clone()).collect();
    let mut ids = ids.into_iter().cycle();
    let live = move |number| match ids.next() {
        Some(id) => sample(&id, "running", number),
        None => json!({}),
    };
    Ok(Reply::Events(Feed::new([], live)))
}

/// One line of output; every third is on the error stream.
fn entry(name: &str, number: u64, now: Moment) -> Value {
    let stream = if number % 3 == 2 { "stderr" } else { "stdout" };
    json!({
        "data": format!("{name}: line {number}"),
        "stream": stream,
        "timestamp": now.text(),
    })
}

fn sample(id: &str, status: &str, number: u64) -> Value {
    json!({
        "workload_id": id,
        "status": status,
        "cpu_usage": 1.5 + number as f64,
        "memory_usage": 40,
    })
}

/// The workload that the path names.
fn named<'a>(world: &'a mut World, call: &Call) -> Result<&'a mut Workload, Failure> {
    let id = call.parameter("workloadId");
    let mut workloads = world.workspace(call)?.workloads.iter_mut();
    let found = workloads.find(|workload| workload.id == id);
    found.ok_or_else(|| Failure::not_found(format!("No workload {id}")))
}
