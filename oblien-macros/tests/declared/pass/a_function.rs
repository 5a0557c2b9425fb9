//! The endpoint of the documentation: path, query and body, and how it is called.

use oblien_generated::types::WorkspaceId;
use oblien_generated::{Client, Error, scope};
use oblien_macros::oblien_endpoint;

#[derive(serde::Serialize, Clone)]
pub struct ForkOptions {
    pub name: String,
}

#[derive(serde::Deserialize)]
pub struct Forked {
    pub id: WorkspaceId,
}

/// Forks a workspace (private beta).
#[oblien_endpoint(POST "/workspace/{workspace_id}/fork", scopes(admin, namespace))]
pub async fn fork_workspace(workspace_id: WorkspaceId, #[query] dry_run: Option<bool>, #[body] options: ForkOptions) -> Forked;

async fn run(oblien: Client<scope::Admin>, tenant: Client<scope::Namespace>) -> Result<WorkspaceId, Error> {
    let options = ForkOptions { name: "copy".to_owned() };
    let request = fork_workspace(&oblien, "ws_1", options.clone()).dry_run(true).into_request()?;
    assert_eq!(request.uri(), "https://api.oblien.com/workspace/ws_1/fork?dry_run=true");
    let forked: Forked = fork_workspace(&tenant, "ws_1", options).send().await?;
    Ok(forked.id)
}

fn main() {
    let _ = run;
}
