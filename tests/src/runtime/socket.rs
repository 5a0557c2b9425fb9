//! `/ws`: the one WebSocket of a machine, for its terminals and watchers.
//!
//! A binary message is a terminal's, with its id as the first byte; a text message is JSON with a channel.

use std::sync::Arc;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::Value;
use tokio::sync::mpsc;

use super::machine::Machine;
use super::terminal::Terminal;

/// What is sent to whoever is connected.
#[derive(Debug)]
pub(crate) enum Frame {
    Text(String),
    Bytes(Vec<u8>),
    Close(u16, &'static str),
}

impl Frame {
    fn is_last(&self) -> bool {
        matches!(self, Self::Close(..))
    }

    fn into_message(self) -> Message {
        match self {
            Self::Text(text) => Message::Text(text.into()),
            Self::Bytes(bytes) => Message::Binary(bytes.into()),
            Self::Close(code, reason) => Message::Close(Some(CloseFrame { code, reason: reason.into() })),
        }
    }
}

/// Talks until either side is done, another connection takes the place, or the fake stops.
pub(crate) async fn converse(machine: Arc<Machine>, mut socket: WebSocket) {
    let (sender, mut frames) = mpsc::unbounded_channel();
    let number = machine.connect(sender);
    let mut stop = machine.around.stop.clone();
    loop {
        let frame = tokio::select! {
            message = socket.recv() => match message {
                Some(Ok(message)) => {
                    take(&machine, &message);
                    continue;
                }
                // Closed, or broken off.
                _ => break,
            },
            frame = frames.recv() => frame.unwrap_or(Frame::Close(1001, "gone")),
            _ = stop.wait_for(|stop| *stop) => Frame::Close(1001, "the runtime stops"),
        };
        let is_last = frame.is_last();
        if socket.send(frame.into_message()).await.is_err() || is_last {
            break;
        }
    }
    machine.disconnect(number);
}

/// Does what a message says; one that says nothing that is known is ignored.
fn take(machine: &Machine, message: &Message) {
    match message {
        Message::Binary(bytes) => {
            if let Some((id, typed)) = bytes.split_first()
                && let Some(terminal) = find(machine, &id.to_string())
            {
                terminal.type_in(typed);
            }
        }
        Message::Text(text) => {
            if let Ok(value) = serde_json::from_str(text.as_str()) {
                resize(machine, &value);
            }
        }
        _ => {}
    }
}

fn resize(machine: &Machine, value: &Value) {
    let is_resize = value["channel"] == "terminal" && value["type"] == "resize";
    let size = value["cols"].as_u64().zip(value["rows"].as_u64()).filter(|_| is_resize);
    if let (Some((columns, rows)), Some(id)) = (size, value["id"].as_str())
        && let Some(terminal) = find(machine, id)
    {
        terminal.resize(columns, rows);
    }
}

fn find(machine: &Machine, id: &str) -> Option<Arc<Terminal>> {
    machine.inside().terminals.iter().find(|terminal| terminal.id.to_string() == id).cloned()
}
