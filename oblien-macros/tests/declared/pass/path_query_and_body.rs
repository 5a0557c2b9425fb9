//! Path, query and body, called by two scopes.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::types::WorkspaceId;
use oblien_generated::{Client, Error, scope};
use oblien_macros::oblien_endpoint;

#[derive(serde::Serialize)]
struct ForkOptions {
    name: String,
}

#[derive(serde::Deserialize)]
struct Forked {
    id: WorkspaceId,
}

/// Forks a workspace (private beta).
#[oblien_endpoint(POST "/workspace/{workspace_id}/fork", scopes(admin, namespace))]
async fn fork_workspace(
    workspace_id: WorkspaceId,
    /// Only says what would be done.
    #[query]
    dry_run: Option<bool>,
    /// How to fork.
    #[body]
    options: ForkOptions,
) -> Forked;

async fn run(oblien: &Client<scope::Admin>, tenant: &Client<scope::Namespace>) -> Result<WorkspaceId, Error> {
    let forked: Forked = fork_workspace(oblien, "ws_1", ForkOptions { name: "copy".to_owned() }).send().await?;
    let again = fork_workspace(tenant, forked.id, ForkOptions { name: "copy".to_owned() }).dry_run(true).send().await?;
    Ok(again.id)
}

fn main() {
    let _ = run;
    let options = ForkOptions { name: "copy".to_owned() };
    let request = fork_workspace(&client(), "ws/1", options).dry_run(true).into_request().unwrap();
    assert_eq!(request.uri(), "https://api.oblien.com/workspace/ws%2F1/fork?dry_run=true");
    assert_eq!(request.body().as_bytes().unwrap(), r#"{"name":"copy"}"#);
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
