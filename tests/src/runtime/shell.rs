//! Runs built-in commands: nothing is ever run on the machine that runs the fake.
//!
//! Tasks and terminals have one each; the commands themselves are in `commands`.

use std::pin::Pin;
use std::sync::Arc;

use tokio::sync::mpsc;

use super::folder::Folder;
use super::script::{Step, When, parse};

/// End of transmission: what a terminal sends for the end of input.
const END: u8 = 4;

/// Where what a command writes goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel {
    Output,
    Errors,
}

pub(crate) type Output = Arc<dyn Fn(Channel, &[u8]) + Send + Sync>;
pub(crate) type Input = mpsc::UnboundedReceiver<Vec<u8>>;

/// A shell: where it is, what it reads from and writes to.
pub(crate) struct Shell {
    pub(crate) folder: Arc<Folder>,
    pub(crate) directory: String,
    /// Whether it was told to end.
    pub(crate) has_exited: bool,
    pub(crate) input: Input,
    output: Output,
    is_input_over: bool,
    to_errors: bool,
}

impl Shell {
    /// Returns one whose input is over and whose output is lost.
    pub(crate) fn new(folder: Arc<Folder>) -> Self {
        Self {
            folder,
            directory: "/root".to_owned(),
            has_exited: false,
            input: mpsc::unbounded_channel().1,
            output: Arc::new(|_, _| {}),
            is_input_over: false,
            to_errors: false,
        }
    }

    pub(crate) fn redirect(&mut self, output: Output) {
        self.output = output;
    }

    /// Runs a script, and returns the code of its last command.
    pub(crate) fn run_script<'a>(&'a mut self, script: &'a str) -> Pin<Box<dyn Future<Output = i32> + Send + 'a>> {
        Box::pin(async move {
            match parse(script) {
                Ok(steps) => self.run_steps(&steps).await,
                Err(what) => self.complain("sh", &format!("not understood: {what}"), 2),
            }
        })
    }

    async fn run_steps(&mut self, steps: &[Step]) -> i32 {
        let mut code = 0;
        for step in steps {
            let is_due = match step.when {
                When::Always => true,
                When::Worked => code == 0,
                When::Failed => code != 0,
            };
            if is_due && !self.has_exited {
                let outer = self.to_errors;
                self.to_errors |= step.to_errors;
                code = self.run(&step.words).await;
                self.to_errors = outer;
            }
        }
        code
    }

    pub(crate) fn write(&self, text: impl AsRef<[u8]>) {
        let channel = if self.to_errors { Channel::Errors } else { Channel::Output };
        (self.output)(channel, text.as_ref());
    }

    /// Writes a line to the error output, and returns the code of the failure.
    pub(crate) fn complain(&self, command: &str, what: &str, code: i32) -> i32 {
        (self.output)(Channel::Errors, format!("{command}: {what}\n").as_bytes());
        code
    }

    /// The next bytes of the input; nothing once it is over.
    ///
    /// It ends with an empty piece, with the end-of-transmission character, or with whoever wrote it.
    pub(crate) async fn read(&mut self) -> Option<Vec<u8>> {
        if self.is_input_over {
            return None;
        }
        let mut bytes = self.input.recv().await.unwrap_or_default();
        if let Some(end) = bytes.iter().position(|byte| *byte == END) {
            bytes.truncate(end);
            self.is_input_over = true;
            return Some(bytes);
        }
        self.is_input_over = bytes.is_empty();
        (!bytes.is_empty()).then_some(bytes)
    }

    /// Begins a new input, for the next command of a terminal.
    pub(crate) fn renew_input(&mut self) {
        self.is_input_over = false;
    }
}
