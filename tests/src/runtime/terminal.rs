//! One terminal: what is typed into it, what it shows, and how it ends.
//!
//! A shell in it repeats what is typed and runs a line when it is complete; another command gets what is typed as it is.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use serde_json::{Value, json};
use tokio::sync::{Notify, mpsc};

use crate::moment::Moment;

use super::commands::SHELLS;
use super::machine::Machine;
use super::shell::Shell;
use super::socket::Frame;

const PROMPT: &str = "$ ";

/// The code of a terminal that was closed while something ran in it.
const HUNG_UP: i32 = 129;

/// What is said about a terminal when it is opened.
pub(crate) struct Order {
    pub(crate) command: Vec<String>,
    pub(crate) columns: u64,
    pub(crate) rows: u64,
    /// How many bytes of what was shown are kept.
    pub(crate) kept: usize,
}

/// A terminal.
pub(crate) struct Terminal {
    pub(crate) id: u8,
    command: Vec<String>,
    kept: usize,
    created: Moment,
    screen: Mutex<Screen>,
    input: mpsc::UnboundedSender<Vec<u8>>,
    hang_up: Notify,
}

#[derive(Default)]
struct Screen {
    shown: VecDeque<u8>,
    size: (u64, u64),
    code: Option<i32>,
}

impl Terminal {
    pub(crate) fn open(id: u8, order: Order, machine: &Arc<Machine>) -> Arc<Self> {
        let (sender, input) = mpsc::unbounded_channel();
        let terminal = Arc::new(Self {
            id,
            command: order.command,
            kept: order.kept,
            created: machine.around.clock.now(),
            screen: Mutex::new(Screen { size: (order.columns, order.rows), ..Screen::default() }),
            input: sender,
            hang_up: Notify::new(),
        });
        let mut shell = Shell::new(Arc::clone(&machine.folder));
        shell.input = input;
        let (shown, weak) = (Arc::clone(&terminal), Arc::downgrade(machine));
        shell.redirect(Arc::new(move |_, bytes| shown.show(bytes, &weak)));
        tokio::spawn(Arc::clone(&terminal).play(shell, Arc::downgrade(machine), machine.around.stop.clone()));
        terminal
    }

    async fn play(self: Arc<Self>, mut shell: Shell, machine: Weak<Machine>, mut stop: tokio::sync::watch::Receiver<bool>) {
        let run = async {
            match self.command.as_slice() {
                [only] if SHELLS.contains(&only.as_str()) => converse(&mut shell).await,
                command => shell.run(command).await,
            }
        };
        let code = tokio::select! {
            code = run => code,
            () = self.hang_up.notified() => HUNG_UP,
            _ = stop.wait_for(|stop| *stop) => HUNG_UP,
        };
        self.screen().code = Some(code);
        if let Some(machine) = machine.upgrade() {
            let exit = json!({ "channel": "terminal", "type": "exit", "id": self.id.to_string(), "code": code });
            machine.tell(Frame::Text(exit.to_string()));
        }
    }

    /// Keeps what is shown, and sends it to whoever is connected.
    fn show(&self, bytes: &[u8], machine: &Weak<Machine>) {
        let mut screen = self.screen();
        screen.shown.extend(bytes);
        let surplus = screen.shown.len().saturating_sub(self.kept);
        screen.shown.drain(..surplus);
        drop(screen);
        if let Some(machine) = machine.upgrade() {
            machine.tell(Frame::Bytes([&[self.id], bytes].concat()));
        }
    }

    /// Takes what is typed; what has ended takes nothing.
    pub(crate) fn type_in(&self, bytes: &[u8]) {
        // Nobody reads it any more once the command has ended.
        let _ = self.input.send(bytes.to_vec());
    }

    pub(crate) fn resize(&self, columns: u64, rows: u64) {
        self.screen().size = (columns, rows);
    }

    pub(crate) fn hang_up(&self) {
        self.hang_up.notify_one();
    }

    /// The end of what was shown, and the code if the command has ended.
    pub(crate) fn scrollback(&self, most: usize) -> (Vec<u8>, Option<i32>) {
        let screen = self.screen();
        let surplus = screen.shown.len().saturating_sub(most);
        (screen.shown.iter().skip(surplus).copied().collect(), screen.code)
    }

    pub(crate) fn wire(&self) -> Value {
        let screen = self.screen();
        let mut wire = json!({
            "id": self.id.to_string(),
            "command": self.command,
            "cols": screen.size.0,
            "rows": screen.size.1,
            "alive": screen.code.is_none(),
            "created_at": self.created.text(),
            "scrollback_size": self.kept,
        });
        if let Some(code) = screen.code {
            wire["exit_code"] = json!(code);
        }
        wire
    }

    fn screen(&self) -> MutexGuard<'_, Screen> {
        self.screen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Terminal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Terminal").field("id", &self.id).field("command", &self.command).finish_non_exhaustive()
    }
}

/// Reads lines and runs them, until it is told to exit or nothing more is typed.
async fn converse(shell: &mut Shell) -> i32 {
    let (mut line, mut code) = (Vec::new(), 0);
    shell.write(PROMPT);
    while let Some(bytes) = shell.read().await {
        for byte in bytes {
            if !matches!(byte, b'\r' | b'\n') {
                shell.write([byte]);
                line.push(byte);
                continue;
            }
            shell.write("\r\n");
            code = shell.run_script(&String::from_utf8_lossy(&std::mem::take(&mut line))).await;
            if shell.has_exited {
                return code;
            }
            shell.renew_input();
            shell.write(PROMPT);
        }
    }
    code
}
