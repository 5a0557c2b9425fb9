//! Five endpoints that are declared by hand, called on a fake Oblien that is started in this process.
//!
//! Run it with `cargo run -p oblien-tests --example declared`. In a crate of your own the declarations are of endpoints that
//! no description has; here they are of some that the fake serves.

#![warn(clippy::pedantic, reason = "what is declared must not trip over the lints of those who declare")]

use std::time::Duration;

use oblien_generated::oblien_client::{Bytes, Events};
use oblien_generated::types::{Workspace, WorkspaceId};
use oblien_generated::{Client, credentials, scope};
use oblien_macros::oblien_endpoint;
use oblien_tests::{FakeOblien, StreamPlan};

/// What a workspace would cost.
#[derive(Debug, serde::Deserialize)]
struct Estimate {
    monthly_credits: f64,
}

/// One sample of statistics, as far as this program looks at it.
#[derive(Debug, serde::Deserialize)]
struct Sample {
    cpu_usage: Option<f64>,
}

/// JSON: estimates the credits a workspace takes in a month.
#[oblien_endpoint(GET "/workspace/estimate", scopes(admin))]
async fn estimate_credits(
    /// Number of CPUs.
    #[query]
    cpu: f64,
    /// Memory in MB.
    #[query]
    ram_mb: Option<u32>,
) -> Estimate;

/// A list in the query: lists workloads of some states.
#[oblien_endpoint(GET "/workspace/{workspace_id}/workloads", scopes(admin, namespace, workspace))]
async fn list_workloads(
    workspace_id: WorkspaceId,
    /// States to look for, sent as `states=running,failed`.
    #[query(comma)]
    states: Option<Vec<String>>,
) -> serde_json::Value;

/// Server-sent events: watches the statistics of a workspace.
#[oblien_endpoint(GET "/workspace/{workspace_id}/stats/stream", scopes(admin, namespace, workspace))]
async fn watch_stats(workspace_id: WorkspaceId) -> Events<Sample>;

/// An upload: replaces the metadata of a workspace by a file.
#[oblien_endpoint(PUT "/workspace/{workspace_id}/metadata", scopes(admin, namespace, workspace))]
async fn upload_metadata(workspace_id: WorkspaceId, #[body("application/json")] file: Bytes);

/// Endpoints that share a prefix and scopes are methods of every client that may call them.
#[oblien_endpoint(prefix = "/workspace/{workspace_id}", scopes(admin, namespace, workspace))]
trait Beta {
    /// An envelope: the workspace is a member of the reply.
    #[endpoint(GET "/", member = "workspace")]
    async fn look_at(&self, workspace_id: WorkspaceId) -> Workspace;
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let fake = FakeOblien::builder().streams(StreamPlan::new().interval(Duration::from_millis(20))).start().await?;
    let key = fake.admin_key();
    let oblien: Client<scope::Admin> = Client::builder()
        .base_url(fake.base_url())
        .credentials(credentials::key_pair(key.client_id.clone(), key.client_secret.clone()))
        .build()?;
    let id = oblien.workspaces().create().image("oblien/node:24").send().await?.id;
    oblien.workspace(&id).wait_until_ready().with_interval(Duration::from_millis(20)).send().await?;

    let estimated = estimate_credits(&oblien, 2.0).ram_mb(4096).send().await?;
    println!("JSON        {} credits a month", estimated.monthly_credits);

    let workloads = list_workloads(&oblien, &id).states(["running", "failed"]).send().await?;
    println!("query list  {workloads}");

    let mut samples = watch_stats(&oblien, &id).send().await?;
    if let Some(sample) = samples.next().await {
        println!("events      {:?} percent of a CPU", sample?.cpu_usage);
    }

    upload_metadata(&oblien, &id, r#"{"metadata":{"team":"research"}}"#).send().await?;
    println!("upload      the metadata is {:?}", oblien.workspace(&id).metadata().get().send().await?);

    let workspace = oblien.look_at(&id).send().await?;
    println!("envelope    workspace {} is {}", workspace.id, workspace.status);
    Ok(())
}
