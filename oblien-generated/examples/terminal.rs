//! A terminal of a workspace: lines that are typed here go there, and what it prints comes back.
//!
//! `… cargo run -p oblien-generated --features terminal --example terminal -- WORKSPACE`

use std::io::{BufRead as _, Write as _};

use oblien_generated::flows::socket::SocketEvent;
use oblien_generated::{Client, Error, scope};
use tokio::sync::mpsc;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let workspace = std::env::args().nth(1).ok_or_else(|| Error::invalid_argument("name a workspace"))?;
    let oblien: Client<scope::Admin> = Client::from_env()?;

    let runtime = oblien.workspace(&workspace).runtime().await?;
    let terminal = runtime.terminal().create().send().await?;
    let mut socket = runtime.ws().await?;
    let sender = socket.sender();
    sender.resize(&terminal.id, 120, 40).await?;

    // The standard input blocks, so it is read on a thread of its own.
    let (lines, mut typed) = mpsc::channel(16);
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if lines.blocking_send(line).is_err() {
                return;
            }
        }
    });
    loop {
        tokio::select! {
            line = typed.recv() => match line {
                Some(line) => sender.input(&terminal.id, format!("{line}\n")).await?,
                None => break,
            },
            event = socket.next() => match event.transpose()? {
                Some(SocketEvent::Output { data, .. }) => {
                    let _ = std::io::stdout().write_all(&data).and_then(|()| std::io::stdout().flush());
                }
                Some(SocketEvent::Exit { .. }) | None => break,
                Some(_) => {}
            },
        }
    }
    sender.close().await;
    Ok(())
}
