//! Runs a command in a workspace and prints its output as it comes.
//!
//! `OBLIEN_CLIENT_ID=… OBLIEN_CLIENT_SECRET=… cargo run -p oblien-generated --example exec_stream -- WORKSPACE COMMAND…`

use oblien_generated::types::ExecEvent;
use oblien_generated::{Client, Error, scope};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let workspace = arguments.next().ok_or_else(|| Error::invalid_argument("name a workspace and a command"))?;
    let command: Vec<String> = arguments.collect();
    let oblien: Client<scope::Admin> = Client::from_env()?;

    let runtime = oblien.workspace(&workspace).runtime().await?;
    // Dropping the stream closes the connection; the command goes on, and `exec().subscribe(id)` takes it up again.
    let mut events = runtime.exec().stream(command).send().await?;
    while let Some(event) = events.next().await {
        match event? {
            ExecEvent::StdoutChunk(chunk) => print(&mut std::io::stdout(), &chunk.bytes().unwrap_or_default()),
            ExecEvent::StderrChunk(chunk) => print(&mut std::io::stderr(), &chunk.bytes().unwrap_or_default()),
            ExecEvent::TaskExit(exit) => println!("exit code {}", exit.exit_code),
            _ => {}
        }
    }
    Ok(())
}

/// Prints bytes as they are; a terminal that is gone is no reason to stop.
fn print(to: &mut dyn std::io::Write, bytes: &[u8]) {
    let _ = to.write_all(bytes).and_then(|()| to.flush());
}
