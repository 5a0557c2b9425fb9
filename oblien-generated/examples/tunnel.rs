//! Publishes a port of this machine under an address of Oblien, for as long as the program runs.
//!
//! `… cargo run -p oblien-generated --features tunnel --example tunnel -- 3000`

use oblien_generated::{Client, Error, scope};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok());
    let port: u16 = port.ok_or_else(|| Error::invalid_argument("name a port"))?;
    let oblien: Client<scope::Admin> = Client::from_env()?;

    // The tunnel that there is for the port, or a new one.
    let (record, agent) = oblien.edge_tunnel().connect(port).name("example").open().await?;
    println!("{} leads to 127.0.0.1:{port}", record.url);

    // Runs until the service says no; a lost connection is made again, with a new token.
    agent.run(|event| println!("{event:?}")).await
}
