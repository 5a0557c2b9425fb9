//! How creations come along: by polls or by time, to the end, to failure, or cancelled.

use std::time::Duration;

use oblien_tests::{Clock, FakeOblien, Provisioning};
use serde_json::{Value, json};

use super::caller::Caller;

/// The state and phase of a workspace, and whether it is ready.
fn progress(body: &Value) -> (&str, &str, bool) {
    let provisioning = &body["workspace"]["provisioning"];
    let word = |name: &str| provisioning[name].as_str().unwrap_or_default();
    (word("state"), word("phase"), body["workspace"]["ready"] == json!(true))
}

#[tokio::test]
async fn each_read_is_a_step() {
    let fake = FakeOblien::builder().provisioning(Provisioning::Polls(4)).start().await.unwrap();
    let admin = Caller::admin(&fake);
    let made = admin.post("/workspace", json!({ "wait_ready": false, "config": {} })).await;
    assert_eq!(progress(&made.body), ("queued", "queued", false));
    let path = format!("/workspace/{}", made.workspace_id());
    for phase in ["preparing", "starting", "initializing"] {
        let answer = admin.get(&path).await;
        assert_eq!(progress(&answer.body), ("running", phase, false));
        assert_eq!(answer.body["workspace"]["status"], json!("creating"));
    }
    // Neither the list nor the test's own look is a step.
    admin.get("/workspace").await;
    assert_eq!(fake.workspace(&made.workspace_id())["ready"], json!(false));
    let answer = admin.get(&path).await;
    assert_eq!(progress(&answer.body), ("ready", "ready", true));
    let workspace = &answer.body["workspace"];
    assert_eq!(workspace["info"], json!({ "status": "running", "is_running": true, "user_requested_stop": false }));
    assert!(workspace["provisioning"]["completed_at"].is_string());
}

#[tokio::test]
async fn no_step_at_all_is_ready_at_once() {
    let fake = FakeOblien::builder().provisioning(Provisioning::Polls(0)).start().await.unwrap();
    let made = Caller::admin(&fake).post("/workspace", json!({})).await;
    assert_eq!(progress(&made.body), ("ready", "ready", true));
}

#[tokio::test]
async fn the_clock_can_set_the_pace() {
    let pace = Provisioning::Time(Duration::from_secs(30));
    let clock = Clock::frozen_at(1_788_256_800);
    let fake = FakeOblien::builder().provisioning(pace).clock(clock).start().await.unwrap();
    let admin = Caller::admin(&fake);
    let made = admin.post("/workspace", json!({})).await;
    let path = format!("/workspace/{}", made.workspace_id());
    assert_eq!(progress(&admin.get(&path).await.body), ("queued", "queued", false));
    for phase in ["preparing", "starting", "initializing"] {
        fake.clock().advance(Duration::from_millis(9_990));
        assert_eq!(progress(&admin.get(&path).await.body), ("running", phase, false));
    }
    fake.clock().advance(Duration::from_secs(10));
    let answer = admin.get(&path).await;
    assert_eq!(progress(&answer.body), ("ready", "ready", true));
    let completed = &answer.body["workspace"]["provisioning"]["completed_at"];
    assert_eq!(completed, &json!("2026-09-01T10:00:30.000Z"));
}

#[tokio::test]
async fn a_broken_image_fails_and_a_flaky_one_succeeds_the_second_time() {
    let fake = FakeOblien::builder()
        .provisioning(Provisioning::Polls(1))
        .failing_image("mine:1", "OUT_OF_LUCK", 1)
        .start()
        .await
        .unwrap();
    let admin = Caller::admin(&fake);
    let cases = [
        ("oblien/broken", "IMAGE_PULL_FAILED", "failed"),
        ("oblien/flaky", "BOOT_FAILED", "ready"),
        ("mine:1", "OUT_OF_LUCK", "ready"),
    ];
    for (image, code, second) in cases {
        let made = admin.post("/workspace", json!({ "image": image })).await;
        let path = format!("/workspace/{}", made.workspace_id());
        let failed = admin.get(&path).await;
        assert_eq!(progress(&failed.body), ("failed", "failed", false), "{image}");
        let error = &failed.body["workspace"]["provisioning"]["error"];
        assert_eq!(error["code"], json!(code));
        assert_eq!(admin.post(&format!("{path}/start"), json!({})).await.status, 409);

        let retried = admin.post(&format!("{path}/provisioning/retry"), json!({})).await;
        assert_eq!(progress(&retried.body), ("queued", "queued", false), "{image}");
        assert_eq!(progress(&admin.get(&path).await.body).0, second, "{image}");
    }
}

#[tokio::test]
async fn a_creation_that_is_deleted_is_seen_once_more() {
    let fake = FakeOblien::builder().provisioning(Provisioning::Polls(9)).start().await.unwrap();
    let admin = Caller::admin(&fake);
    let made = admin.post("/workspace", json!({})).await;
    let path = format!("/workspace/{}", made.workspace_id());
    let deleted = admin.delete(&path).await;
    assert_eq!(deleted.body, json!({ "success": true, "accepted": true }));
    let answer = admin.get(&path).await;
    assert_eq!(progress(&answer.body).1, "deleting");
    assert_eq!(admin.get(&path).await.status, 404);
}

#[tokio::test]
async fn the_same_idempotency_key_makes_one_workspace() {
    let fake = FakeOblien::start().await.unwrap();
    let admin = Caller::admin(&fake);
    let body = json!({ "idempotency_key": "k-1", "name": "once" });
    let first = admin.post("/workspace", body.clone()).await;
    let second = admin.post("/workspace", body).await;
    assert_eq!((first.status, second.status), (201, 200));
    assert_eq!(first.workspace_id(), second.workspace_id());
    let other = admin.post("/workspace", json!({ "idempotency_key": "k-2" })).await;
    assert_ne!(first.workspace_id(), other.workspace_id());
    assert_eq!(admin.get("/workspace").await.body["total"], json!(2));
}
