//! Publishes a port of this machine under an address of Oblien, until it is stopped.
//!
//! Needs `OBLIEN_CLIENT_ID` and `OBLIEN_CLIENT_SECRET`, and something that listens on the port.
//!
//! ```text
//! cargo run -p oblien-generated --example tunnel --features tunnel -- 3000
//! ```

use std::error::Error;

use oblien_generated::flows::tunnel::TunnelEvent;
use oblien_generated::{Client, scope};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port: u16 = std::env::args().nth(1).ok_or("say which port")?.parse()?;
    let oblien: Client<scope::Admin> = Client::from_env()?;

    // The tunnel that there is for the port, or a new one; its address stays the same.
    let (tunnel, agent) = oblien.edge_tunnel().connect(port).name("example").open().await?;
    println!("{} leads to 127.0.0.1:{port}", tunnel.url);

    // Runs until the program ends; a lost connection is made again, with a new token.
    agent.run(tell).await?;
    Ok(())
}

/// Says what happens to the tunnel.
fn tell(event: TunnelEvent) {
    match event {
        TunnelEvent::Connected => println!("connected"),
        TunnelEvent::Request { method, path, client_ip, .. } => println!("{client_ip} {method} {path}"),
        TunnelEvent::Lost { reason, again_in } => println!("lost: {reason}; again in {again_in:?}"),
        other => println!("{other:?}"),
    }
}
