//! A workspace from its creation to its deletion: the machine, a file, a command.
//!
//! `OBLIEN_CLIENT_ID=… OBLIEN_CLIENT_SECRET=… cargo run -p oblien-generated --example quickstart`

use oblien_generated::{Client, Error, scope};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let oblien: Client<scope::Admin> = Client::from_env()?;

    let created = oblien.workspaces().create().image("oblien/node:24").cpus(1).memory_mb(1024).send().await?;
    let workspace = oblien.workspace(&created.id);
    workspace.wait_until_ready().send().await?;
    println!("{} is ready", created.id);

    // The inside of the workspace. Its token is fetched now, and renewed before it ends.
    let runtime = workspace.runtime().await?;
    runtime.files().write("/app/hello.txt", "hello\n").send().await?;
    let result = runtime.exec().run(["cat", "/app/hello.txt"]).send().await?;
    println!("{result:?}");

    workspace.delete().send().await?;
    Ok(())
}
