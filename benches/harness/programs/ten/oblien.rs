//! Ten calls with what oblien-codegen made.

use client::generated::{Client, credentials, scope};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client: Client<scope::Admin> = Client::new(credentials::key_pair("key", "secret"))?;
    let workspaces = client.workspaces();
    println!("{:?}", client.tokens().create("namespace").namespace("tenant").ttl(900).send().await?);
    println!("{:?}", workspaces.create().image("oblien/node:24").cpus(2).memory_mb(4096).send().await?);
    println!("{:?}", workspaces.list().page(1).limit(50).send().await?);
    println!("{:?}", workspaces.images().list().search("node").send().await?);
    println!("{:?}", workspaces.get("ws").send().await?);
    println!("{:?}", workspaces.start("ws").send().await?);
    println!("{:?}", workspaces.lifecycle().get("ws").send().await?);
    println!("{:?}", workspaces.ssh().status("ws").send().await?);
    println!("{:?}", workspaces.stop("ws").send().await?);
    println!("{:?}", workspaces.delete("ws").send().await?);
    Ok(())
}
