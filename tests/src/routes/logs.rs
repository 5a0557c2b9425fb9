//! `/workspace/{id}/logs`: what the machine said while booting, and what its command said.
//!
//! Streams send the lines there are, then lines by number.

use serde_json::{Value, json};

use crate::error::Failure;
use crate::events::Feed;
use crate::guard::Call;
use crate::moment::Moment;
use crate::reply::{Outcome, Reply};
use crate::state::World;

/// The log lines of one workspace.
#[derive(Debug, Default)]
pub(crate) struct Logs {
    boot: Vec<Line>,
    command: Vec<Line>,
}

#[derive(Clone, Debug)]
struct Line {
    at: Moment,
    message: String,
}

impl Line {
    fn wire(&self) -> Value {
        json!({ "timestamp": self.at.text(), "message": self.message })
    }
}

impl Logs {
    pub(crate) fn boot(&mut self, at: Moment, message: String) {
        self.boot.push(Line { at, message });
    }

    pub(crate) fn command(&mut self, at: Moment, message: String) {
        self.command.push(Line { at, message });
    }

    fn source(&self, name: &str) -> Option<&[Line]> {
        match name {
            "boot" => Some(&self.boot),
            "cmd" => Some(&self.command),
            _ => None,
        }
    }
}

fn text(lines: &[Line]) -> String {
    let messages: Vec<_> = lines.iter().map(|line| line.message.as_str()).collect();
    messages.join("\n")
}

/// The last lines, as many as the query asks for.
fn tail<'a>(lines: &'a [Line], call: &Call) -> Result<&'a [Line], Failure> {
    let wanted = call.query.integer("tail_lines", 0..=100_000)?;
    let wanted = wanted.filter(|wanted| *wanted > 0).unwrap_or(lines.len());
    Ok(&lines[lines.len().saturating_sub(wanted)..])
}

pub(crate) fn get(world: &mut World, call: &Call) -> Outcome {
    let logs = &world.workspace(call)?.logs;
    let lines = match call.query.text("source") {
        None => [logs.boot.as_slice(), &logs.command].concat(),
        Some(name) => match logs.source(name) {
            Some(lines) => lines.to_vec(),
            None => return Err(Failure::invalid("source", "must be boot or cmd")),
        },
    };
    let lines = tail(&lines, call)?;
    Reply::with(json!({ "logs": text(lines) }))
}

pub(crate) fn clear(world: &mut World, call: &Call) -> Outcome {
    world.workspace(call)?.logs = Logs::default();
    Reply::done()
}

pub(crate) fn list_files(world: &mut World, call: &Call) -> Outcome {
    let logs = &world.workspace(call)?.logs;
    let file = |name: &str, lines: &[Line]| {
        let modified = lines.last().map_or(call.now, |line| line.at);
        json!({ "name": name, "size": text(lines).len(), "modified": modified.text() })
    };
    let files = [file("boot.log", &logs.boot), file("cmd.log", &logs.command)];
    Reply::with(json!({ "files": files }))
}

pub(crate) fn get_file(world: &mut World, call: &Call) -> Outcome {
    let name = call.parameter("name");
    let logs = &world.workspace(call)?.logs;
    let source = name.strip_suffix(".log");
    match source.and_then(|source| logs.source(source)) {
        Some(lines) => Reply::with(json!({ "content": text(lines) })),
        None => Err(Failure::not_found(format!("No log file {name}"))),
    }
}

pub(crate) fn stream_boot(world: &mut World, call: &Call) -> Outcome {
    stream(world, call, "boot")
}

pub(crate) fn stream_command(world: &mut World, call: &Call) -> Outcome {
    stream(world, call, "cmd")
}

fn stream(world: &mut World, call: &Call, source: &'static str) -> Outcome {
    let logs = &world.workspace(call)?.logs;
    let lines = tail(logs.source(source).unwrap_or_default(), call)?;
    let backlog: Vec<_> = lines.iter().map(Line::wire).collect();
    let at = call.now;
    let live = move |number| {
        let message = format!("{source}: line {number}");
        Line { at, message }.wire()
    };
    Ok(Reply::Events(Feed::new(backlog, live)))
}
