//! One command that was asked for: how far it is, what it wrote, and how it is ended.
//!
//! It runs on its own; whoever waits for it or follows it watches its progress.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::{Notify, mpsc, watch};

use crate::moment::Moment;

use super::machine::Surroundings;
use super::shell::{Channel, Shell};

/// How many seconds a command is remembered if nothing else is said.
const REMEMBERED: f64 = 3600.0;

/// The code of a command that was killed.
const KILLED: i32 = 137;

/// What is said about a command before it runs.
pub(crate) struct Order {
    pub(crate) command: Vec<String>,
    pub(crate) is_script: bool,
    pub(crate) timeout: Option<Duration>,
    pub(crate) ttl: Option<f64>,
    pub(crate) keep_logs: bool,
}

/// A command and what became of it.
pub(crate) struct Task {
    pub(crate) id: String,
    command: Vec<String>,
    ttl: Option<f64>,
    keep_logs: bool,
    created: Moment,
    progress: watch::Sender<Progress>,
    input: Mutex<Option<mpsc::UnboundedSender<Vec<u8>>>>,
    kill: Notify,
}

/// How far a command is.
#[derive(Clone, Default)]
pub(crate) struct Progress {
    pub(crate) written: Vec<(Channel, Vec<u8>)>,
    pub(crate) end: Option<End>,
}

/// How a command ended.
#[derive(Clone, Copy)]
pub(crate) struct End {
    pub(crate) code: i32,
    pub(crate) status: &'static str,
    at: Moment,
    error: Option<&'static str>,
}

impl Progress {
    /// Everything that was written to a channel.
    pub(crate) fn all(&self, channel: Channel) -> Vec<u8> {
        self.written.iter().filter(|(one, _)| *one == channel).flat_map(|(_, bytes)| bytes.iter().copied()).collect()
    }
}

impl Task {
    pub(crate) fn start(id: String, order: Order, mut shell: Shell, around: &Surroundings) -> Arc<Self> {
        let (sender, input) = mpsc::unbounded_channel();
        shell.input = input;
        let task = Arc::new(Self {
            id,
            command: order.command.clone(),
            ttl: order.ttl,
            keep_logs: order.keep_logs,
            created: around.clock.now(),
            progress: watch::Sender::new(Progress::default()),
            input: Mutex::new(Some(sender)),
            kill: Notify::new(),
        });
        let written = Arc::clone(&task);
        shell.redirect(Arc::new(move |channel, bytes| written.write(channel, bytes)));
        tokio::spawn(Arc::clone(&task).play(order, shell, around.clone()));
        task
    }

    async fn play(self: Arc<Self>, order: Order, mut shell: Shell, mut around: Surroundings) {
        let timeout = order.timeout.unwrap_or(Duration::MAX);
        let run = async {
            match order.is_script {
                true => shell.run_script(&order.command.join(" ")).await,
                false => shell.run(&order.command).await,
            }
        };
        let (code, status, error) = tokio::select! {
            code = run => (code, "exited", None),
            () = self.kill.notified() => (KILLED, "exited", Some("killed")),
            () = tokio::time::sleep(timeout) => (KILLED, "failed", Some("timeout")),
            _ = around.stop.wait_for(|stop| *stop) => (KILLED, "failed", Some("the runtime stopped")),
        };
        self.input.lock().unwrap_or_else(PoisonError::into_inner).take();
        let end = End { code, status, at: around.clock.now(), error };
        self.progress.send_modify(|progress| progress.end = Some(end));
    }

    fn write(&self, channel: Channel, bytes: &[u8]) {
        self.progress.send_modify(|progress| progress.written.push((channel, bytes.to_vec())));
    }

    pub(crate) fn watch(&self) -> watch::Receiver<Progress> {
        self.progress.subscribe()
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.progress.borrow().end.is_some()
    }

    pub(crate) fn kill(&self) {
        self.kill.notify_one();
    }

    /// Hands bytes to the command; `false` if it has ended.
    pub(crate) fn send(&self, bytes: Vec<u8>) -> bool {
        let input = self.input.lock().unwrap_or_else(PoisonError::into_inner);
        input.as_ref().is_some_and(|input| input.send(bytes).is_ok())
    }

    fn is_forgotten(&self, now: Moment) -> bool {
        let end = self.progress.borrow().end;
        let ttl = self.ttl.unwrap_or(REMEMBERED);
        end.is_some_and(|end| now.since(end.at).as_secs_f64() > ttl)
    }

    pub(crate) fn wire(&self) -> Value {
        let progress = self.progress.borrow();
        let mut wire = json!({
            "id": self.id,
            "command": self.command,
            "status": progress.end.map_or("running", |end| end.status),
            "guest_pid": self.pid(),
            "created_at": self.created.text(),
            "started_at": self.created.text(),
            "ttl_seconds": self.ttl.unwrap_or(REMEMBERED),
        });
        if self.keep_logs {
            wire["stdout"] = json!(String::from_utf8_lossy(&progress.all(Channel::Output)));
            wire["stderr"] = json!(String::from_utf8_lossy(&progress.all(Channel::Errors)));
        }
        if let Some(end) = progress.end {
            wire["exit_code"] = json!(end.code);
            wire["exited_at"] = json!(end.at.text());
            if let Some(error) = end.error {
                wire["error"] = json!(error);
            }
        }
        wire
    }

    /// A number in place of that of a process, of which there is none.
    pub(crate) fn pid(&self) -> u64 {
        100 + self.id.parse::<u64>().unwrap_or_default()
    }
}

impl std::fmt::Debug for Task {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Task").field("id", &self.id).field("command", &self.command).finish_non_exhaustive()
    }
}

/// The commands of one machine that run or are remembered.
#[derive(Debug, Default)]
pub(crate) struct Tasks {
    all: Vec<Arc<Task>>,
    count: u64,
}

impl Tasks {
    pub(crate) fn next_id(&mut self) -> String {
        self.count += 1;
        self.count.to_string()
    }

    pub(crate) fn add(&mut self, task: Arc<Task>) {
        self.all.push(task);
    }

    /// Those that are not forgotten yet.
    pub(crate) fn all(&mut self, now: Moment) -> &[Arc<Task>] {
        self.all.retain(|task| !task.is_forgotten(now));
        &self.all
    }

    pub(crate) fn find(&mut self, id: &str, now: Moment) -> Option<Arc<Task>> {
        self.all(now).iter().find(|task| task.id == id).cloned()
    }

    pub(crate) fn forget(&mut self, id: &str) {
        self.all.retain(|task| task.id != id);
    }

    /// Kills and forgets all, and returns how many there were.
    pub(crate) fn end_all(&mut self) -> usize {
        self.all.iter().for_each(|task| task.kill());
        std::mem::take(&mut self.all).len()
    }
}
