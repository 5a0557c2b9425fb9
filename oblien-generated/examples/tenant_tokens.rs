//! Gives a tenant a token of its own: its client reaches one namespace, for fifteen minutes.
//!
//! Needs `OBLIEN_CLIENT_ID` and `OBLIEN_CLIENT_SECRET`, the key of an account, the slug of one of its namespaces, and the id
//! of a workspace that is not in it.
//!
//! ```text
//! cargo run -p oblien-generated --example tenant_tokens -- tenant-abc ws_other
//! ```

use std::error::Error;
use std::time::Duration;

use oblien_generated::{Client, scope};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [namespace, elsewhere] = arguments.as_slice() else {
        return Err("say which namespace, and a workspace outside of it".into());
    };
    let oblien: Client<scope::Admin> = Client::from_env()?;

    let token = oblien.tokens().for_namespace(namespace).ttl(Duration::from_secs(900)).label("example").send().await?;
    println!("a token for {namespace}, until {}", token.expires_at().unwrap_or("its end"));

    // The scope of the token is in its type, and so in that of its client.
    let tenant: Client<scope::Namespace> = oblien.with_token(&token);
    let list = tenant.workspaces().list().limit(20).send().await?;
    println!("{} workspaces", list.total);
    for workspace in &list.workspaces {
        println!("{} {}", workspace.id, workspace.status);
    }

    // Whose workspaces they are is for the service to decide, and it refuses those of others.
    match tenant.workspace(elsewhere.as_str()).get().send().await {
        Err(error) if error.is_forbidden() || error.is_not_found() => println!("refused: {error}"),
        Err(error) => return Err(error.into()),
        Ok(workspace) => println!("{} is of {namespace} after all", workspace.id),
    }

    // Which calls there are is for the compiler to decide. This one is for admins, and it says so:
    // tenant.tokens().for_namespace("other");
    Ok(())
}
