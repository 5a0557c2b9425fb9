//! What arrives over the socket of a workspace, read from its frames.

use std::time::Duration;

use oblien_client::websocket::Message;
use oblien_client::{Bytes, Error, Value};

/// What arrives over the socket of a workspace.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum SocketEvent {
    /// A terminal printed something. The number of the terminal is its id in decimal; a character may be cut in two.
    Output {
        /// The number of the terminal.
        terminal: u8,
        /// What it printed; never empty.
        data: Bytes,
    },
    /// What ran in a terminal has ended.
    Exit {
        /// The number of the terminal.
        terminal: u8,
        /// The code it ended with; nothing if the workspace did not say.
        code: Option<i64>,
    },
    /// A watcher now watches all directories that it is for.
    Watching {
        /// The id of the watcher.
        watcher: String,
        /// The directory at the top.
        root: String,
        /// How many directories are watched; nothing if the workspace did not say.
        directories: Option<u64>,
    },
    /// A file changed.
    Changed {
        /// The id of the watcher.
        watcher: String,
        /// The absolute path in the workspace.
        path: String,
        /// What happened to it.
        change: FileChange,
    },
    /// A watcher may have missed changes: look for yourself.
    Overflow {
        /// The id of the watcher.
        watcher: String,
        /// What the workspace says about it, for people.
        message: String,
    },
    /// The connection was lost, or could not be made again, and is to be tried after a pause.
    ///
    /// What terminals print meanwhile does not arrive; their scrollback has it.
    Lost {
        /// Why.
        reason: Error,
        /// The length of the pause.
        again_in: Duration,
    },
    /// The connection is there again.
    Restored,
    /// A text that this crate does not know, as it arrived.
    Unknown(String),
}

/// What happened to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileChange {
    /// It was made.
    Create,
    /// It was written.
    Write,
    /// It was removed.
    Remove,
    /// It was given another name.
    Rename,
    /// Another word of the workspace, such as `unknown`.
    Other(String),
}

/// Reads a frame; one with nothing in it is no event.
pub(super) fn read(message: Message) -> Option<SocketEvent> {
    match message {
        Message::Binary(mut frame) => match frame.len() {
            0 | 1 => None,
            _ => {
                let terminal = frame.split_to(1)[0];
                Some(SocketEvent::Output { terminal, data: frame })
            }
        },
        Message::Text(text) => {
            let event = text.parse().ok().and_then(|value: Value| known(&value));
            Some(event.unwrap_or(SocketEvent::Unknown(text)))
        }
        _ => None,
    }
}

/// Reads what is known of the texts; a channel that is not said is that of terminals.
fn known(value: &Value) -> Option<SocketEvent> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let channel = text("channel").filter(|channel| !channel.is_empty());
    Some(match (channel.as_deref().unwrap_or("terminal"), text("type")?.as_str()) {
        ("terminal", "exit") => {
            let id = value.get("id")?;
            let id = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
            SocketEvent::Exit { terminal: terminal(&id)?, code: value.get("code").and_then(Value::as_i64) }
        }
        ("watcher", "ready") => {
            let directories = value.get("dirs").and_then(Value::as_u64);
            SocketEvent::Watching { watcher: text("watcher_id")?, root: text("root").unwrap_or_default(), directories }
        }
        ("watcher", "change") => {
            let change = text("op").unwrap_or_default().into();
            SocketEvent::Changed { watcher: text("watcher_id")?, path: text("path")?, change }
        }
        ("watcher", "overflow") => {
            SocketEvent::Overflow { watcher: text("watcher_id")?, message: text("message").unwrap_or_default() }
        }
        _ => return None,
    })
}

/// The number of a terminal from its id: decimal digits, nothing around them.
pub(super) fn terminal(id: &str) -> Option<u8> {
    id.parse().ok().filter(|_| id.bytes().all(|byte| byte.is_ascii_digit()))
}

impl From<String> for FileChange {
    fn from(word: String) -> Self {
        match word.as_str() {
            "create" => Self::Create,
            "write" => Self::Write,
            "remove" => Self::Remove,
            "rename" => Self::Rename,
            _ => Self::Other(word),
        }
    }
}
