//! One workspace's own routes: reading, changing, listing, power and lifecycle.

use std::time::Duration;

use oblien_tests::{Clock, FakeOblien, Provisioning};
use serde_json::json;

use super::caller::Caller;

#[tokio::test]
async fn a_workspace_shows_what_it_was_made_of() {
    let clock = Clock::frozen_at(1_788_256_800);
    let ready = Provisioning::Polls(0);
    let fake = FakeOblien::builder().namespace("mine").provisioning(ready).clock(clock).start().await.unwrap();
    let admin = Caller::admin(&fake);
    let body = json!({
        "name": "My API", "slug": "my-api", "image": "oblien/node:24", "namespace": "mine", "mode": "temporary",
        "config": {
            "cpus": 1.5, "memory_mb": 2048, "ttl": "1h", "ttl_action": "pause", "ssh_access": true,
            "desktop": { "enabled": true }, "env": ["A=1", { "key": "B", "value": "2" }],
            "workloads": [{ "cmd": ["node"], "name": "web" }],
        },
        "wait_ready": false,
    });
    let made = admin.post("/workspace", body).await;
    assert_eq!(made.status, 201, "{made:?}");
    // By its slug as well as by its id.
    let workspace = &admin.get("/workspace/my-api").await.body["workspace"];
    assert_eq!(workspace["id"], json!(made.workspace_id()));
    assert_eq!(workspace["name"], json!("My API"));
    assert_eq!(workspace["resources"], json!({ "cpus": 1.5, "memory_mb": 2048, "disk_size_mb": 10240 }));
    assert_eq!(workspace["lifecycle"]["ttl_expires_at"], json!("2026-09-01T11:00:00.000Z"));
    assert_eq!(workspace["created_at"], json!("2026-09-01T10:00:00.000Z"));
    assert_eq!(admin.get("/workspace/my-api/ssh").await.body["ssh_enabled"], json!(true));
    assert_eq!(admin.get("/workspace/my-api/workloads").await.body["workloads"][0]["name"], json!("web"));
    assert_eq!(admin.post("/workspace/my-api/desktop/ssh", json!({})).await.status, 200);
    assert_eq!(admin.post("/workspace", json!({ "slug": "my-api" })).await.status, 409);
    assert_eq!(admin.post("/workspace", json!({ "namespace": "nowhere" })).await.status, 400);
    let named = admin.post("/workspace", json!({ "name": "Ünï Code" })).await;
    assert_eq!(named.body["workspace"]["slug"], json!("n--code"));
    let again = admin.post("/workspace", json!({ "name": "Ünï Code" })).await;
    assert_ne!(again.body["workspace"]["slug"], json!("n--code"));
}

#[tokio::test]
async fn an_update_leaves_out_clears_or_sets() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}", fake.add_workspace(None));
    let admin = Caller::admin(&fake);
    let body = json!({ "name": "new", "slug": "new-slug", "logo": "https://example.com/l.png", "config": { "a": 1 } });
    admin.put(&path, body).await;
    let answer = admin.put(&path, json!({ "config": { "b": 2 } })).await;
    let workspace = &answer.body["workspace"];
    assert_eq!(workspace["slug"], json!("new-slug"));
    assert_eq!(workspace["logo"], json!("https://example.com/l.png"));
    assert_eq!(admin.get(&format!("{path}/config")).await.body["config"], json!({ "a": 1, "b": 2 }));
    let answer = admin.put(&path, json!({ "slug": null, "logo": null })).await;
    let workspace = &answer.body["workspace"];
    assert_eq!((&workspace["name"], &workspace["slug"], &workspace["logo"]), (&json!("new"), &json!(null), &json!(null)));
}

#[tokio::test]
async fn a_list_comes_in_pages_and_by_filters() {
    let fake = FakeOblien::start().await.unwrap();
    let ids: Vec<_> = (0..5).map(|index| fake.add_workspace((index < 2).then_some("mine"))).collect();
    let admin = Caller::admin(&fake);
    admin.post(&format!("/workspace/{}/stop", ids[4]), json!({})).await;
    admin.post(&format!("/workspace/{}/lifecycle/temporary", ids[3]), json!({})).await;
    let cases = [
        ("", 5, &ids[..]),
        ("?limit=2", 5, &ids[..2]),
        ("?page=3&limit=2", 5, &ids[4..]),
        ("?page=9", 5, &[]),
        ("?status=stopped", 1, &ids[4..]),
        ("?mode=temporary", 1, &ids[3..4]),
        ("?namespace=mine", 2, &ids[..2]),
        ("?namespace=mine&status=stopped", 0, &[]),
    ];
    for (query, total, expected) in cases {
        let answer = admin.get(&format!("/workspace{query}")).await;
        assert_eq!(answer.body["total"], json!(total), "{query}");
        let shown: Vec<_> = answer.body["workspaces"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
        assert_eq!(json!(shown), json!(expected), "{query}");
    }
}

#[tokio::test]
async fn power_goes_through_its_states() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}", fake.add_workspace(None));
    let admin = Caller::admin(&fake);
    let steps = [
        ("pause", 200, "paused"),
        ("pause", 409, "paused"),
        ("resume", 200, "running"),
        ("resume", 409, "running"),
        ("stop", 200, "stopped"),
        ("stop", 200, "stopped"),
        ("pause", 409, "stopped"),
        ("start", 200, "running"),
        ("restart", 200, "running"),
    ];
    for (action, status, power) in steps {
        let answer = admin.post(&format!("{path}/{action}"), json!({})).await;
        assert_eq!(answer.status, status, "{action}");
        let workspace = &admin.get(&path).await.body["workspace"];
        assert_eq!(workspace["status"], json!(power), "{action}");
        assert_eq!(workspace["ready"], json!(power == "running"), "{action}");
    }
}

#[tokio::test]
async fn a_ttl_runs_out_unless_it_is_renewed() {
    for (action, outcome) in [("stop", "stopped"), ("pause", "paused"), ("suspend", "suspended"), ("remove", "")] {
        let fake = FakeOblien::builder().clock(Clock::frozen_at(0)).start().await.unwrap();
        let id = fake.add_workspace(None);
        let admin = Caller::admin(&fake);
        let body = json!({ "ttl": 60, "ttl_action": action });
        admin.post(&format!("/workspace/{id}/lifecycle/temporary"), body).await;
        fake.clock().advance(Duration::from_secs(50));
        let pinged = admin.post(&format!("/workspace/{id}/ping"), json!({})).await;
        assert_eq!(pinged.body["expires_at"], json!("1970-01-01T00:01:50.000Z"));
        fake.clock().advance(Duration::from_secs(59));
        assert_eq!(fake.workspace(&id)["status"], json!("running"), "{action}");
        fake.clock().advance(Duration::from_secs(1));
        assert_eq!(fake.workspace(&id)["status"].as_str().unwrap_or_default(), outcome, "{action}");
    }
}

#[tokio::test]
async fn sleep_has_its_minimums_and_its_off_switch() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}/lifecycle", fake.add_workspace(None));
    let admin = Caller::admin(&fake);
    let set = json!({ "suspend_after": "15m", "stop_after": 7200 });
    let answer = admin.put(&format!("{path}/idle"), set).await;
    assert_eq!(answer.body["idle"], json!({ "suspend_after": 900, "stop_after": 7200 }));
    assert_eq!(admin.get(&path).await.body["idle"]["suspend_after"], json!(900));
    let answer = admin.put(&format!("{path}/idle"), json!({ "suspend_after": 0 })).await;
    assert_eq!(answer.body["idle"], json!(null));
    let nested = json!({ "config": { "enable_kvm": true, "idle": { "suspend_after": 900 } } });
    assert_eq!(admin.post("/workspace", nested).await.status, 409);
}
