//! Ten calls with what openapi-to-rust made.

use client::generated::{CreateTokenRequest, CreateWorkspaceRequest, HttpClient, TokenScope, WorkspaceConfig};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = HttpClient::new().with_header("x-client-id", "key");
    let mut token = CreateTokenRequest::new(TokenScope::Namespace);
    token.namespace = Some("tenant".to_owned());
    token.ttl = Some(900);
    println!("{:?}", client.create_token(token).await?);
    let config = WorkspaceConfig { cpus: Some(2.0), memory_mb: Some(4096), ..Default::default() };
    let mut workspace = CreateWorkspaceRequest::new(config, false);
    workspace.image = Some("oblien/node:24".to_owned());
    println!("{:?}", client.create_workspace(workspace).await?);
    println!("{:?}", client.list_workspaces(Some(1), Some(50), None::<&str>, None, None::<&str>).await?);
    println!("{:?}", client.list_images(Some("node"), None::<&str>).await?);
    println!("{:?}", client.get_workspace("ws").await?);
    println!("{:?}", client.start_workspace("ws", None).await?);
    println!("{:?}", client.get_workspace_lifecycle("ws").await?);
    println!("{:?}", client.get_ssh_status("ws").await?);
    println!("{:?}", client.stop_workspace("ws").await?);
    println!("{:?}", client.delete_workspace("ws").await?);
    Ok(())
}
