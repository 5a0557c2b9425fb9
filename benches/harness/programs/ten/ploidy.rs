//! Ten calls with what ploidy made.

use client::Client;
use client::client::default::parameters::{ListImagesQuery, ListWorkspacesQuery};
use client::types::{CreateTokenRequest, CreateWorkspaceRequest, StartWorkspaceRequest, TokenScope};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new("https://api.oblien.com")?.with_sensitive_header("x-client-id", "key")?;
    let mut token = CreateTokenRequest { scope: TokenScope::Namespace, ..Default::default() };
    token.namespace = "tenant".to_owned().into();
    token.ttl = 900.into();
    println!("{:?}", client.create_token(token).await?);
    let mut workspace = CreateWorkspaceRequest { image: "oblien/node:24".to_owned().into(), ..Default::default() };
    workspace.config.cpus = 2.0.into();
    workspace.config.memory_mb = 4096.into();
    println!("{:?}", client.create_workspace(workspace).await?);
    println!(
        "{:?}",
        client.list_workspaces(&ListWorkspacesQuery { page: Some(1), limit: Some(50), ..Default::default() }).await?
    );
    println!("{:?}", client.list_images(&ListImagesQuery { search: Some("node".to_owned()), ..Default::default() }).await?);
    println!("{:?}", client.get_workspace("ws").await?);
    println!("{:?}", client.start_workspace("ws", StartWorkspaceRequest::default()).await?);
    println!("{:?}", client.get_workspace_lifecycle("ws").await?);
    println!("{:?}", client.get_ssh_status("ws").await?);
    println!("{:?}", client.stop_workspace("ws").await?);
    println!("{:?}", client.delete_workspace("ws").await?);
    Ok(())
}
