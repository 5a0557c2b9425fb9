//! Gives a tenant a token of its own: its client reaches one namespace, for fifteen minutes.
//!
//! Needs `OBLIEN_CLIENT_ID` and `OBLIEN_CLIENT_SECRET`, the key of an account, and the slug of one of its namespaces.
//!
//! ```text
//! cargo run -p oblien-generated --example tenant_tokens -- tenant-abc
//! ```

use std::time::Duration;

use oblien_generated::{Client, Error, scope};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let namespace = std::env::args().nth(1).unwrap_or_else(|| "tenant-abc".to_owned());
    let oblien: Client<scope::Admin> = Client::from_env()?;

    let token = oblien.tokens().for_namespace(&namespace).ttl(Duration::from_secs(900)).label("example").send().await?;
    println!("a token for {namespace}, until {}", token.expires_at().unwrap_or("its end"));

    // The scope of the token is in its type, and so in that of its client.
    let tenant: Client<scope::Namespace> = oblien.with_token(&token);
    let list = tenant.workspaces().list().limit(20).send().await?;
    println!("{} workspaces", list.total);
    for workspace in &list.workspaces {
        println!("{} {}", workspace.id, workspace.status);
    }

    // Whose workspaces those are is decided by the service: to a tenant, those of others are not there.
    match tenant.workspace("ws_of_another").get().send().await {
        Err(error) if error.is_not_found() || error.is_forbidden() => println!("refused: {error}"),
        other => println!("a tenant sees {}", other?.id),
    }
    // Which calls there are is decided by the compiler. This one is for admins, and it says so:
    // tenant.tokens().for_namespace("other");
    Ok(())
}
