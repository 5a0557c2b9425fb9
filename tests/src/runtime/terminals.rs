//! `/terminals`: opening, listing, closing, and what was shown.
//!
//! What is typed and shown goes through the WebSocket.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::error::Failure;

use super::access::Visit;
use super::terminal::{Order, Terminal};
use super::{Answer, Answered};

/// How many terminals there may be.
const MOST: usize = 10;

pub(crate) fn create(visit: &Visit) -> Answered {
    let fields = visit.fields()?;
    let command = fields.texts("cmd")?.filter(|words| !words.is_empty());
    let order = Order {
        command: command.unwrap_or_else(|| vec!["/bin/sh".to_owned()]),
        columns: fields.integer("cols", 1..=10_000)?.unwrap_or(80),
        rows: fields.integer("rows", 1..=10_000)?.unwrap_or(24),
        kept: usize::try_from(fields.integer("scrollback_size", 1..=16 * 1024 * 1024)?.unwrap_or(65_536)).unwrap_or(65_536),
    };
    let mut inside = visit.machine.inside();
    if inside.terminals.len() >= MOST {
        return Err(Failure::conflict(format!("There are {MOST} terminals already")));
    }
    let is_free = |id: &u8| inside.terminals.iter().all(|terminal| terminal.id != *id);
    let id = (1..=u8::MAX).find(is_free).unwrap_or(u8::MAX);
    let terminal = Terminal::open(id, order, &visit.machine);
    inside.terminals.push(Arc::clone(&terminal));
    Answer::created(terminal.wire())
}

pub(crate) fn list(visit: &Visit) -> Answered {
    let terminals: Vec<_> = visit.machine.inside().terminals.iter().map(|terminal| terminal.wire()).collect();
    Answer::with(json!({ "terminals": terminals }))
}

pub(crate) fn close(visit: &Visit) -> Answered {
    let terminal = find(visit)?;
    terminal.hang_up();
    visit.machine.inside().terminals.retain(|one| one.id != terminal.id);
    Answer::with(json!({ "terminal_id": terminal.id.to_string() }))
}

pub(crate) fn scrollback(visit: &Visit) -> Answered {
    let terminal = find(visit)?;
    let most = visit.query.integer("bytes", 0..=usize::MAX)?.unwrap_or(usize::MAX);
    let (shown, code) = terminal.scrollback(most);
    Answer::with(json!({
        "scrollback": STANDARD.encode(&shown),
        "size": shown.len(),
        "alive": code.is_none(),
        "exit_code": code.unwrap_or(0),
    }))
}

fn find(visit: &Visit) -> Result<Arc<Terminal>, Failure> {
    let id = visit.parameter("terminalId");
    let found = visit.machine.inside().terminals.iter().find(|terminal| terminal.id.to_string() == id).cloned();
    found.ok_or_else(|| Failure::not_found(format!("No terminal {id}")))
}
