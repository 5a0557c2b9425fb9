//! The tour: regenerates the client from `spec/`, then drives it through a whole story.
//!
//! By default against a fake Oblien that is started in this process. With `--real` and `OBLIEN_CLIENT_ID` and
//! `OBLIEN_CLIENT_SECRET` set, against the real service, where it creates a workspace (which costs credits) and deletes it.

use std::path::Path;
use std::time::{Duration, Instant};

use oblien_codegen::Builder;
use oblien_generated::types::WorkspaceId;
use oblien_generated::{Client, Error, credentials, scope};
use oblien_tests::{FakeOblien, Provisioning, StreamPlan};

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    regenerate()?;
    let is_real = std::env::args().any(|argument| argument == "--real");
    if is_real {
        let oblien: Client<scope::Admin> = Client::from_env()?;
        story(&oblien, &std::env::var("OBLIEN_NAMESPACE").unwrap_or_else(|_| "tour".to_owned())).await?;
    } else {
        let streams = StreamPlan::new().interval(Duration::from_millis(20));
        let fake = FakeOblien::builder()
            .namespace("tenant-abc")
            .namespace("other")
            .provisioning(Provisioning::Polls(2))
            .streams(streams)
            .start()
            .await?;
        let key = fake.admin_key();
        let oblien: Client<scope::Admin> = Client::builder()
            .base_url(fake.base_url())
            .credentials(credentials::key_pair(key.client_id.clone(), key.client_secret.clone()))
            .build()?;
        say("fake", &format!("listens on {}", fake.base_url()));
        story(&oblien, "tenant-abc").await?;
        meet_a_limit(&fake, &oblien).await?;
        say("fake", &format!("{} requests were served", fake.requests().len()));
    }
    Ok(())
}

/// Generates the client anew; a second run writes nothing.
fn regenerate() -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("the tests lie in the repository")?;
    let start = Instant::now();
    let directory = root.join("oblien-generated/src/generated");
    let generated = Builder::new(root.join("spec/oblien.yaml")).features(true).out_dir(&directory).generate()?;
    let written = generated.write(&directory)?;
    let summary = generated.output.summary;
    say(
        "generate",
        &format!(
            "spec/oblien.yaml, OpenAPI {}: {} operations, {} types, {} scopes; {} files written, {} unchanged, {} removed; {} ms",
            summary.openapi,
            summary.operations,
            summary.types,
            summary.scopes,
            written.changed.len(),
            written.unchanged,
            written.removed.len(),
            start.elapsed().as_millis()
        ),
    );
    Ok(())
}

/// Creates a workspace in a namespace and tells what can be done with it, by whom; the workspace is deleted in the end.
async fn story(oblien: &Client<scope::Admin>, namespace: &str) -> Result<(), Failure> {
    let created =
        oblien.workspaces().create().image("oblien/node:24").namespace(namespace).cpus(2).memory_mb(4096).send().await?;
    say("create", &format!("workspace {} is being made", created.id));
    let result = chapters(oblien, namespace, &created.id).await;
    oblien.workspace(&created.id).delete().send().await?;
    say("delete", &format!("workspace {} is gone", created.id));
    result
}

async fn chapters(oblien: &Client<scope::Admin>, namespace: &str, id: &WorkspaceId) -> Result<(), Failure> {
    let ready = oblien.workspace(id).wait_until_ready().with_interval(Duration::from_millis(200)).send().await?;
    say("wait", &format!("workspace {} is {}", ready.id, ready.status));
    act_as_tenant(oblien, namespace).await?;
    watch(oblien, id).await?;
    use_workspace_token(oblien, id).await
}

/// A token for one namespace: its client lists that namespace, and is refused elsewhere.
async fn act_as_tenant(oblien: &Client<scope::Admin>, namespace: &str) -> Result<(), Failure> {
    let token = oblien.tokens().for_namespace(namespace).ttl(Duration::from_secs(900)).label("tour").send().await?;
    say("token", &format!("for namespace {namespace}, until {}", token.expires_at().unwrap_or("?")));
    let tenant: Client<scope::Namespace> = oblien.with_token(&token);
    let list = tenant.workspaces().list().limit(20).send().await?;
    say("list", &format!("as the tenant: {} of {} workspaces", list.workspaces.len(), list.total));

    let elsewhere = oblien.workspaces().create().image("oblien/node:24").namespace("other").send().await;
    let Ok(elsewhere) = elsewhere else { return Ok(()) };
    match tenant.workspace(&elsewhere.id).get().send().await {
        Err(error) if error.is_forbidden() => say("refused", &format!("across namespaces: {error}")),
        Err(error) => return Err(error.into()),
        Ok(_) => return Err("a tenant saw a workspace of another namespace".into()),
    }
    oblien.workspace(&elsewhere.id).delete().send().await?;
    Ok(())
}

/// Three samples of a stream; dropping it closes the connection.
async fn watch(oblien: &Client<scope::Admin>, id: &WorkspaceId) -> Result<(), Failure> {
    let mut samples = oblien.workspace(id).metrics().stats_stream().send().await?;
    for _ in 0..3 {
        let Some(sample) = samples.next().await else { break };
        let sample = sample?;
        say("stats", &format!("cpu {:?}, memory {:?}", sample.cpu_usage, sample.memory_usage));
    }
    Ok(())
}

/// Runtime access gives a token for this one workspace; its client is of the workspace scope.
async fn use_workspace_token(oblien: &Client<scope::Admin>, id: &WorkspaceId) -> Result<(), Failure> {
    let access = oblien.workspace(id).api_access().enable().send().await?;
    let token = access.workspace_token().ok_or("no token came with the answer")?;
    let own: Client<scope::Workspace> = oblien.with_token(&token);
    let stats = own.workspace(id).metrics().stats().send().await?;
    say("workspace", &format!("with its own token: {} members of statistics", stats.extra.len()));
    Ok(())
}

/// The service says 429 twice; the client waits as told and goes on.
async fn meet_a_limit(fake: &FakeOblien, oblien: &Client<scope::Admin>) -> Result<(), Error> {
    fake.rate_limit_next(2, Duration::from_secs(1));
    let start = Instant::now();
    let list = oblien.workspaces().list().send().await?;
    say("429", &format!("met twice and recovered from in {:.1} s; {} workspaces", start.elapsed().as_secs_f32(), list.total));
    Ok(())
}

fn say(chapter: &str, text: &str) {
    println!("{chapter:>9}  {text}");
}
