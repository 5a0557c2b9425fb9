//! Which token opens which runtime, and until when.

use std::time::Duration;

use oblien_tests::{Clock, FakeOblien};
use serde_json::json;

use super::super::caller::Caller;
use super::{fake, inside};

#[tokio::test]
async fn only_its_own_token_opens_a_runtime() {
    let (fake, _, token) = fake().await;
    let foreign = fake.token(oblien_tests::Scope::Admin, Duration::from_secs(60));
    for (caller, status) in [
        (Caller::nobody(&fake), 401),
        (Caller::admin(&fake), 401),
        (inside(&fake, &foreign), 401),
        (inside(&fake, "nonsense"), 401),
        (inside(&fake, &token), 200),
    ] {
        assert_eq!(caller.get("/health").await.status, status);
    }
    // In a query it opens WebSockets and nothing else.
    assert_eq!(Caller::nobody(&fake).get(&format!("/health?token={token}")).await.status, 401);
}

#[tokio::test]
async fn tokens_come_from_the_control_plane_and_end_with_rotation() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let admin = Caller::admin(&fake);
    let access = |rest: &str| format!("/workspace/{id}/runtime-api-access{rest}");
    let first = admin.post(&access("/enable"), json!({})).await.body["token"].as_str().unwrap().to_owned();
    let raw = admin.get(&access("/token/raw")).await.body["token"].as_str().unwrap().to_owned();
    let status = async |token: &str| inside(&fake, token).get("/runtime").await.status;
    assert_eq!((status(&first).await, status(&raw).await), (200, 200));

    let second = admin.post(&access("/token"), json!({})).await.body["token"].as_str().unwrap().to_owned();
    assert_eq!((status(&first).await, status(&raw).await, status(&second).await), (401, 401, 200));

    admin.post(&access("/disable"), json!({})).await;
    assert_eq!(status(&second).await, 401);
}

#[tokio::test]
async fn a_token_expires_by_the_clock() {
    let builder = FakeOblien::builder().clock(Clock::frozen_at(1_788_256_800)).workspace_tokens(Duration::from_secs(3600));
    let fake = builder.start().await.unwrap();
    let id = fake.add_workspace(None);
    let token = fake.runtime_token(&id).unwrap();
    fake.clock().advance(Duration::from_secs(3599));
    assert_eq!(inside(&fake, &token).get("/runtime").await.status, 200);
    fake.clock().advance(Duration::from_secs(1));
    let answer = inside(&fake, &token).get("/runtime").await;
    assert_eq!((answer.status, answer.code()), (401, "authentication_error"));
    let renewed = fake.runtime_token(&id).unwrap();
    assert_ne!(renewed, token);
    assert_eq!(inside(&fake, &renewed).get("/runtime").await.status, 200);
}

#[tokio::test]
async fn workspaces_do_not_see_each_other() {
    let (fake, _, token) = fake().await;
    let other = fake.add_workspace(None);
    let other = fake.runtime_token(&other).unwrap();
    inside(&fake, &token).post("/files/write", json!({ "path": "/mine", "content": "x" })).await;
    assert_eq!(inside(&fake, &token).get("/files/read?path=/mine").await.status, 200);
    assert_eq!(inside(&fake, &other).get("/files/read?path=/mine").await.status, 404);
}

#[tokio::test]
async fn a_workspace_that_does_not_run_has_no_runtime() {
    let (fake, id, token) = fake().await;
    let admin = Caller::admin(&fake);
    let caller = inside(&fake, &token);
    caller.post("/files/write", json!({ "path": "/kept", "content": "x" })).await;
    admin.post(&format!("/workspace/{id}/stop"), json!({})).await;
    assert_eq!(caller.get("/health").await.status, 409);
    admin.post(&format!("/workspace/{id}/start"), json!({})).await;
    assert_eq!(caller.get("/files/read?path=/kept").await.status, 200);

    let folder = fake.workspace_folder(&id).unwrap();
    assert!(folder.join("kept").exists());
    admin.delete(&format!("/workspace/{id}")).await;
    assert_eq!(caller.get("/health").await.status, 401);
}

#[tokio::test]
async fn the_files_go_with_the_fake() {
    let (fake, id, _) = fake().await;
    let folder = fake.workspace_folder(&id).unwrap();
    assert!(folder.exists());
    fake.stop().await;
    assert!(!folder.exists());
}

#[tokio::test]
async fn targets_stand_before_the_path() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    let found = caller.get("/runtimes").await.body;
    assert_eq!((&found["default_target"], &found["targets"][0]["id"]), (&json!("linux"), &json!("linux")));
    for (target, status) in [
        ("/runtimes/linux/runtime", 200),
        ("/runtimes/local/health", 200),
        ("/runtimes/linux/files", 200),
        ("/runtimes/macos/runtime", 404),
        ("/runtimes/linux/runtimes", 404),
        ("/runtimes/linux/desktop/status", 404),
    ] {
        assert_eq!(caller.get(target).await.status, status, "{target}");
    }
}

#[tokio::test]
async fn the_desktop_has_a_login_once_it_was_enabled() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    assert_eq!(caller.get("/desktop/status").await.body["enabled"], json!(false));
    assert_eq!(caller.get("/desktop/credentials").await.status, 404);
    let enabled = caller.send("POST", "/desktop/enable", None).await;
    assert_eq!(enabled.body["transports"], json!(["browser", "vnc"]));
    assert_eq!(caller.get("/desktop/credentials").await.body["username"], json!("oblien"));
    assert_eq!(caller.send("POST", "/desktop/disable", None).await.body["available"], json!(false));
}
