//! Makes a workspace, works in it, and deletes it.
//!
//! Needs `OBLIEN_CLIENT_ID` and `OBLIEN_CLIENT_SECRET`, the key of an account. A workspace costs credits while it lives.
//!
//! ```text
//! cargo run -p oblien-generated --example quickstart
//! ```

use oblien_generated::types::WorkspaceId;
use oblien_generated::{Client, Error, scope};

#[tokio::main]
async fn main() -> Result<(), Error> {
    // Who we are comes from the environment; what we may do is in the type.
    let oblien: Client<scope::Admin> = Client::from_env()?;

    // What is required goes into the call, everything else is a setter; nothing happens before `send`.
    let created = oblien.workspaces().create().image("oblien/node:24").cpus(2).memory_mb(4096).send().await?;
    println!("workspace {} is being made", created.id);

    let result = work(&oblien, &created.id).await;
    oblien.workspace(&created.id).delete().send().await?;
    println!("workspace {} is gone", created.id);
    result
}

/// Writes a file in the workspace and has a command read it.
async fn work(oblien: &Client<scope::Admin>, id: &WorkspaceId) -> Result<(), Error> {
    // A handle of one workspace has the calls about it, without the id.
    let workspace = oblien.workspace(id);
    let ready = workspace.wait_until_ready().send().await?;
    println!("workspace {} is {}", ready.id, ready.status);

    // Its inside has a token of its own, which is fetched here and renewed when it ends.
    let runtime = workspace.runtime().await?;
    runtime.files().write("/app/hello.txt", "hello from inside\n").create_dirs(true).send().await?;

    let task = runtime.exec().run(["cat", "/app/hello.txt"]).send().await?;
    print!("{}", task.stdout.unwrap_or_default());
    Ok(())
}
