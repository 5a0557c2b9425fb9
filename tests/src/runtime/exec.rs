//! `/exec`: commands that are run, followed, fed and killed.
//!
//! The shell knows a few commands of its own and runs no program.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::error::Failure;

use super::access::Visit;
use super::shell::Shell;
use super::task::{Order, Task};
use super::{Answer, Answered};

pub(crate) fn run(visit: &Visit) -> Answered {
    Ok(Answer::Ended(start(visit)?))
}

pub(crate) fn stream(visit: &Visit) -> Answered {
    Ok(Answer::Output(start(visit)?, true))
}

pub(crate) fn subscribe(visit: &Visit) -> Answered {
    let id = visit.required_query("task_id")?;
    Ok(Answer::Output(find(visit, id)?, false))
}

pub(crate) fn list(visit: &Visit) -> Answered {
    let mut inside = visit.machine.inside();
    let tasks: Vec<_> = inside.tasks.all(visit.now).iter().map(|task| task.wire()).collect();
    Answer::with(json!({ "tasks": tasks }))
}

pub(crate) fn get(visit: &Visit) -> Answered {
    Answer::bare(find(visit, visit.parameter("taskId"))?.wire())
}

/// One that runs is killed and remembered; one that has ended is forgotten.
pub(crate) fn kill(visit: &Visit) -> Answered {
    let task = find(visit, visit.parameter("taskId"))?;
    match task.has_ended() {
        true => visit.machine.inside().tasks.forget(&task.id),
        false => task.kill(),
    }
    Answer::with(json!({}))
}

pub(crate) fn delete_all(visit: &Visit) -> Answered {
    let deleted = visit.machine.inside().tasks.end_all();
    Answer::with(json!({ "deleted": deleted }))
}

/// An empty body is the end of the input.
pub(crate) fn input(visit: &Visit) -> Answered {
    let task = find(visit, visit.parameter("taskId"))?;
    if !task.send(visit.body.to_vec()) {
        return Err(Failure::conflict(format!("Command {} has ended", task.id)));
    }
    Answer::with(json!({ "bytes_written": visit.body.len() }))
}

fn find(visit: &Visit, id: &str) -> Result<Arc<Task>, Failure> {
    let found = visit.machine.inside().tasks.find(id, visit.now);
    found.ok_or_else(|| Failure::not_found(format!("No command {id}")))
}

fn start(visit: &Visit) -> Result<Arc<Task>, Failure> {
    let order = order(visit)?;
    let machine = &visit.machine;
    let mut inside = machine.inside();
    let id = inside.tasks.next_id();
    let task = Task::start(id, order, Shell::new(Arc::clone(&machine.folder)), &machine.around);
    inside.tasks.add(Arc::clone(&task));
    Ok(task)
}

fn order(visit: &Visit) -> Result<Order, Failure> {
    let fields = visit.fields()?;
    let command = fields.require("cmd", fields.texts("cmd")?)?;
    if command.is_empty() {
        return Err(fields.invalid("cmd", "must not be empty"));
    }
    let mode = fields.word("exec_mode", &["auto", "shell", "direct"])?.unwrap_or("auto");
    // One text with more than one word in it is meant for a shell.
    let is_script = mode == "shell" || (mode == "auto" && command.len() == 1 && command[0].contains(' '));
    let seconds = fields.positive("timeout_seconds")?;
    let timeout = seconds.map(|seconds| Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX));
    let ttl = fields.positive("ttl_seconds")?;
    Ok(Order { command, is_script, timeout, ttl, keep_logs: fields.flag("keep_logs")?.unwrap_or(true) })
}
