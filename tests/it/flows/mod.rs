//! The flows over single calls, against the fake: the inside of a workspace, its token, its targets.
//! What the fake does not serve is served from a script.

// What is only said in tests may unwrap, helpers included.
#![cfg(test)]

mod creation;
mod edge;
mod inside;
mod ports;
mod socket;

use oblien_generated::{Client, WorkspaceRuntime, credentials, scope};
use oblien_tests::FakeOblien;

/// A fake with a workspace, and a client of both planes.
async fn start() -> (FakeOblien, Client<scope::Admin>, String) {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let client = connect(&fake);
    (fake, client, id)
}

/// A client of both planes of a fake.
fn connect(fake: &FakeOblien) -> Client<scope::Admin> {
    let key = fake.admin_key();
    let credentials = credentials::key_pair(key.client_id.as_str(), key.client_secret.as_str());
    let builder = Client::<scope::Admin>::builder().base_url(fake.base_url()).server("runtime", fake.base_url());
    builder.credentials(credentials).transport(crate::wire::loopback::network()).build().unwrap()
}

/// The lines of what arrived since the last look, method and path.
fn lines(fake: &FakeOblien) -> Vec<String> {
    let path = |target: &str| target.split('?').next().unwrap_or_default().to_owned();
    fake.take_requests().iter().map(|request| format!("{} {}", request.method, path(&request.target))).collect()
}

#[tokio::test]
async fn access_is_switched_on_once_and_the_token_serves_many() {
    let (fake, oblien, id) = start().await;
    let runtime = oblien.workspace(&id).runtime().await.unwrap();
    let access = format!("/workspace/{id}/runtime-api-access");
    assert_eq!(lines(&fake), [format!("GET {access}"), format!("POST {access}/enable")]);

    runtime.files().write("/app/a.txt", "text").create_dirs(true).send().await.unwrap();
    let (files, exec) = (runtime.files(), runtime.exec());
    let (read, run) = tokio::join!(files.read("/app/a.txt").send(), exec.run(["cat", "/app/a.txt"]).send());
    assert_eq!(read.unwrap().content, "text");
    assert_eq!(run.unwrap().stdout.as_deref(), Some("text"));
    let seen = lines(&fake);
    assert!(seen.iter().all(|line| !line.contains("runtime-api-access")), "{seen:?}");

    // Access is on now: the next one takes the token that there is.
    oblien.workspace(&id).runtime().await.unwrap();
    assert_eq!(lines(&fake), [format!("GET {access}"), format!("GET {access}/token")]);
}

#[tokio::test]
async fn a_token_that_is_refused_is_renewed_once_for_all() {
    let (fake, oblien, id) = start().await;
    let runtime = oblien.workspace(&id).runtime().await.unwrap();
    runtime.info().send().await.unwrap();
    // Rotation ends the token that the client holds.
    oblien.workspace(&id).api_access().rotate_token().send().await.unwrap();
    fake.take_requests();
    let calls = (0..4).map(|_| runtime.info().send());
    for result in futures_util::future::join_all(calls.map(std::future::IntoFuture::into_future)).await {
        result.unwrap();
    }
    let renewals = lines(&fake).iter().filter(|line| line.ends_with("/token")).count();
    assert_eq!(renewals, 1);
}

#[tokio::test]
async fn targets_are_a_path_before_all_but_what_is_the_workspaces_own() {
    let (fake, oblien, id) = start().await;
    let whole = oblien.workspace(&id).runtime().await.unwrap();
    let local = whole.for_target("local").unwrap();
    fake.take_requests();
    local.info().send().await.unwrap();
    local.targets().send().await.unwrap();
    local.desktop().status().send().await.unwrap();
    local.for_target("default").unwrap().health().send().await.unwrap();
    assert_eq!(lines(&fake), ["GET /runtimes/local/runtime", "GET /runtimes", "GET /desktop/status", "GET /health"]);
}

#[test]
fn what_is_no_name_of_a_target_is_refused() {
    let client: Client<scope::Runtime> =
        Client::builder().credentials(credentials::runtime("t")).transport(crate::wire::loopback::network()).build().unwrap();
    let runtime = WorkspaceRuntime::new(client);
    for target in ["Local", "1a", "a/b", "..", "a.b", "ä", " a", &"a".repeat(65)] {
        assert!(runtime.for_target(target).unwrap_err().is_request(), "{target}");
    }
    assert!(runtime.for_target(&"a".repeat(64)).is_ok());
}

#[tokio::test]
async fn the_address_of_the_desktop_holds_the_token() {
    let (_fake, oblien, id) = start().await;
    let runtime = oblien.workspace(&id).runtime().await.unwrap();
    let url = runtime.desktop_url(&"a token&".into()).unwrap();
    assert!(url.expose().ends_with("/desktop?token=a+token%26"), "{}", url.expose());
    assert!(!format!("{url:?}").contains("token"));
}
