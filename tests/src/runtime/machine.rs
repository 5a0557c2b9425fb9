//! What runs inside of one workspace: its files, commands, terminals, watchers and its one WebSocket.
//!
//! A workspace has one from the first use of its runtime on; it ends with the workspace.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{mpsc, watch};

use crate::clock::Clock;
use crate::error::Failure;

use super::desktop::Desktop;
use super::folder::Folder;
use super::socket::Frame;
use super::task::Tasks;
use super::terminal::Terminal;
use super::watchers::Watchers;

/// What a machine needs of the fake it is in.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings {
    pub(crate) clock: Clock,
    pub(crate) stop: watch::Receiver<bool>,
}

/// The inside of one workspace.
#[derive(Debug)]
pub(crate) struct Machine {
    pub(crate) around: Surroundings,
    pub(crate) folder: Arc<Folder>,
    inside: Mutex<Inside>,
    connection: Mutex<Connection>,
}

/// What changes, but for the files.
#[derive(Debug, Default)]
pub(crate) struct Inside {
    pub(crate) tasks: Tasks,
    pub(crate) terminals: Vec<Arc<Terminal>>,
    pub(crate) watchers: Watchers,
    pub(crate) desktop: Desktop,
    pub(crate) has_search: bool,
}

/// The one WebSocket there may be, and how many there were.
#[derive(Debug, Default)]
struct Connection {
    count: u64,
    frames: Option<mpsc::UnboundedSender<Frame>>,
}

impl Machine {
    pub(crate) fn new(around: &Surroundings) -> Result<Arc<Self>, Failure> {
        let fault = |error: io::Error| Failure::server_error(format!("There is no room for files: {error}"));
        let folder = Folder::new().map_err(fault)?;
        Ok(Arc::new(Self {
            around: around.clone(),
            folder: Arc::new(folder),
            inside: Mutex::default(),
            connection: Mutex::default(),
        }))
    }

    /// Where the files are on the machine that runs the fake.
    pub(crate) fn host_folder(&self) -> &Path {
        self.folder.root()
    }

    pub(crate) fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the place of the WebSocket there was, which is told so; returns the number of this one.
    pub(crate) fn connect(&self, frames: mpsc::UnboundedSender<Frame>) -> u64 {
        let mut connection = self.connection();
        connection.count += 1;
        if let Some(earlier) = connection.frames.replace(frames) {
            // One that is gone does not need to be told.
            let _ = earlier.send(Frame::Close(4001, "replaced"));
        }
        connection.count
    }

    /// Forgets the WebSocket of this number, unless another one has taken its place.
    pub(crate) fn disconnect(&self, number: u64) {
        let mut connection = self.connection();
        if connection.count == number {
            connection.frames = None;
        }
    }

    /// Sends something to whoever is connected; without anybody it is lost.
    pub(crate) fn tell(&self, frame: Frame) {
        if let Some(frames) = &self.connection().frames {
            let _ = frames.send(frame);
        }
    }

    /// Tells the watchers of a path that it changed.
    pub(crate) fn changed(&self, path: &str, change: &str) {
        let frames = self.inside().watchers.frames(path, change);
        frames.into_iter().for_each(|frame| self.tell(frame));
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let inside = self.inside.get_mut().unwrap_or_else(PoisonError::into_inner);
        inside.tasks.end_all();
        inside.terminals.iter().for_each(|terminal| terminal.hang_up());
    }
}
