//! A shell in a workspace: lines that are typed here go there, and what it prints comes back.
//!
//! Needs `OBLIEN_CLIENT_ID` and `OBLIEN_CLIENT_SECRET`, and the id of a workspace that runs. `exit` ends it.
//!
//! ```text
//! cargo run -p oblien-generated --example terminal --features terminal -- ws_abc
//! ```

use std::error::Error;
use std::io::Write;

use oblien_generated::flows::socket::{SocketEvent, SocketSender};
use oblien_generated::types::TerminalId;
use oblien_generated::{Client, scope};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let id = std::env::args().nth(1).ok_or("say which workspace")?;
    let oblien: Client<scope::Admin> = Client::from_env()?;
    let runtime = oblien.workspace(id).runtime().await?;

    // One socket carries all terminals of a workspace; it comes first, so that nothing is missed.
    let mut socket = runtime.ws().await?;
    let terminal = runtime.terminal().create().cols(100).rows(30).send().await?;
    let number: u8 = terminal.id.as_str().parse()?;
    tokio::spawn(type_in(socket.sender(), terminal.id));

    // Reading is what drives the socket: pings are answered and lost connections made again meanwhile.
    while let Some(event) = socket.next().await {
        match event? {
            SocketEvent::Output { terminal, data } if terminal == number => {
                std::io::stdout().write_all(&data)?;
                std::io::stdout().flush()?;
            }
            SocketEvent::Exit { terminal, .. } if terminal == number => break,
            SocketEvent::Lost { reason, again_in } => eprintln!("lost: {reason}; again in {again_in:?}"),
            _ => {}
        }
    }
    Ok(())
}

/// Sends what is typed, until there is no more or the socket is closed.
async fn type_in(sender: SocketSender, terminal: TerminalId) {
    let (typed, mut lines) = tokio::sync::mpsc::channel(1);
    // A thread of its own, as nothing can call a read from the keyboard back.
    std::thread::spawn(move || std::io::stdin().lines().map_while(Result::ok).try_for_each(|line| typed.blocking_send(line)));
    while let Some(line) = lines.recv().await {
        if let Err(error) = sender.input(&terminal, format!("{line}\n")).await {
            return eprintln!("not sent: {error}");
        }
    }
}
