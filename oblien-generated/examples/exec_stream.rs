//! Runs a command in a workspace, shows its output as it comes, and ends with its code.
//!
//! Needs `OBLIEN_CLIENT_ID` and `OBLIEN_CLIENT_SECRET`, and the id of a workspace that runs.
//!
//! ```text
//! cargo run -p oblien-generated --example exec_stream -- ws_abc ls -l /
//! ```

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use oblien_generated::types::ExecEvent;
use oblien_generated::{Client, scope};

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let id = arguments.next().ok_or("say which workspace, and the command to run in it")?;
    let oblien: Client<scope::Admin> = Client::from_env()?;
    let runtime = oblien.workspace(id).runtime().await?;

    // The stream goes on for as long as the command does; dropping it closes the connection.
    let mut events = runtime.exec().stream(arguments).send().await?;
    let mut code = ExitCode::FAILURE;
    while let Some(event) = events.next().await {
        match event? {
            ExecEvent::TaskStarted(started) => eprintln!("task {}", started.task_id),
            // Bytes and no text: a character may come in two pieces.
            ExecEvent::StdoutChunk(chunk) => std::io::stdout().write_all(&chunk.bytes()?)?,
            ExecEvent::StderrChunk(chunk) => std::io::stderr().write_all(&chunk.bytes()?)?,
            ExecEvent::TaskExit(exit) => code = u8::try_from(exit.exit_code).map_or(ExitCode::FAILURE, ExitCode::from),
            // What tomorrow's service may say besides.
            _ => {}
        }
        std::io::stdout().flush()?;
    }
    Ok(code)
}
