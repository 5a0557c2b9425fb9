//! A trait of endpoints: prefix, scopes and headers are shared, and one says its own.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::types::WorkspaceId;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

/// Snapshots of a workspace.
#[oblien_endpoint(prefix = "/workspace/{workspaceId}/snapshots", scopes(admin, namespace), headers("X-Beta" = "1"))]
pub trait Snapshots {
    /// Lists them.
    #[endpoint(GET "/")]
    async fn list_beta_snapshots(&self, workspace_id: WorkspaceId, #[query] limit: Option<u32>) -> Vec<String>;

    /// Deletes one.
    #[oblien_endpoint(DELETE "/{snapshot_id}", scopes(admin), headers("X-Beta" = "2"))]
    async fn delete_beta_snapshot(&self, workspace_id: WorkspaceId, snapshot_id: String);
}

fn main() {
    let client = client();
    let request = client.list_beta_snapshots("ws_1").limit(3).into_request().unwrap();
    assert_eq!(request.uri(), "https://api.oblien.com/workspace/ws_1/snapshots?limit=3");
    assert_eq!(request.headers()["x-beta"], "1");
    let request = client.delete_beta_snapshot("ws_1", "s").into_request().unwrap();
    assert_eq!(request.uri(), "https://api.oblien.com/workspace/ws_1/snapshots/s");
    assert_eq!(request.headers()["x-beta"], "2");
    let tenant = client.cast::<scope::Namespace>();
    let _ = tenant.list_beta_snapshots("ws_1");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
