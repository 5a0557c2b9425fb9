//! The table of operations: every line of it is served.

use oblien_tests::{FakeOblien, Provisioning, StreamPlan};
use serde_json::{Value, json};

use super::caller::Caller;

/// A body that each operation takes that needs one.
fn body(path: &str) -> Value {
    match path.trim_start_matches("/workspace/{workspaceId}") {
        "/workspace" => json!({
            "idempotency_key": "k", "name": "n", "slug": "s-1", "image": "i", "namespace": "mine", "mode": "temporary", "config": {},
        }),
        "/start" => json!({ "force": true }),
        "/ping" => json!({ "ttl_seconds": 60 }),
        "/snapshot" => json!({ "after": "resume" }),
        "/lifecycle/temporary" => json!({ "ttl": "1h", "ttl_action": "stop", "remove_on_exit": false }),
        "/network" => json!({ "private_link_ids": [], "ingress_ports": [80], "custom_proxy": {}, "public_access": true }),
        "/resources" => json!({ "cpus": 1, "memory_mb": 512, "disk_size_mb": 2048, "apply": true }),
        "/tokens" => json!({ "scope": "namespace", "namespace": "mine", "ttl": 60 }),
        "/lifecycle/idle" => json!({ "suspend_after": 900 }),
        "/lifecycle/ttl" => json!({ "ttl": "1h" }),
        "/network/ip" => json!({ "ip": "203.0.113.7" }),
        "/ssh/password" => json!({ "password": "pw" }),
        "/ssh/key" => json!({ "public_key": "ssh-ed25519 AAAA" }),
        "/public-access" => json!({ "port": 4000 }),
        "/public-access/{port}" => json!({ "slug": "fresh-slug" }),
        "/archives" => json!({ "version": "v9" }),
        "/workloads" => json!({ "cmd": ["node", "app.js"] }),
        "/metadata" => json!({ "metadata": { "owner": "alice" } }),
        "/domain" | "/domain/check" => json!({ "domain": "app.example.com" }),
        _ => json!({}),
    }
}

/// Brings a workspace to where every operation has something to work on.
async fn prepare(admin: &Caller<'_>, id: &str) {
    let path = |rest: &str| format!("/workspace/{id}{rest}");
    admin.post(&path("/lifecycle/temporary"), json!({ "ttl": "1h" })).await;
    admin.post(&path("/public-access"), json!({ "port": 3000 })).await;
    admin.post(&path("/snapshot"), json!({})).await;
    admin.post(&path("/archives"), json!({ "version": "v1" })).await;
    admin.post(&path("/workloads"), json!({ "cmd": ["a"], "id": "web" })).await;
    admin.post(&path("/runtime-api-access/enable"), json!({})).await;
    admin.post(&path("/domain"), json!({ "domain": "app.example.com" })).await;
    admin.post(&path("/desktop/install"), json!({})).await;
    admin.get(&path("/desktop/installation")).await;
    admin.post(&path("/restart"), json!({})).await;
}

#[tokio::test]
async fn every_operation_answers_with_success() {
    let plan = StreamPlan::new().events(1);
    let provisioning = Provisioning::Polls(1);
    let fake = FakeOblien::builder().namespace("mine").streams(plan).provisioning(provisioning).start().await.unwrap();
    let admin = Caller::admin(&fake);
    for operation in FakeOblien::operations() {
        let id = fake.add_workspace(None);
        prepare(&admin, &id).await;
        let mut id = id;
        if operation.path.ends_with("/provisioning/retry") {
            id = admin.post("/workspace", json!({ "image": "oblien/broken" })).await.workspace_id();
            admin.get(&format!("/workspace/{id}")).await;
        } else if operation.path.ends_with("/resume") {
            admin.post(&format!("/workspace/{id}/pause"), json!({})).await;
        }
        let target = operation.path.replace("{workspaceId}", &id).replace("{port}", "3000");
        let target = target.replace("{version}", "v1").replace("{workloadId}", "web").replace("{name}", "boot.log");
        let method = operation.method.as_str();
        let body = ["POST", "PUT", "PATCH"].contains(&method).then(|| body(operation.path));
        let answer = admin.send(method, &target, body).await;
        assert!((200..300).contains(&answer.status), "{method} {target}: {answer:?}");
        let stream = answer.header("content-type") == Some("text/event-stream");
        assert!(stream || answer.body.is_object(), "{method} {target}: {answer:?}");
        assert_ne!(answer.body["success"], json!(false));
        admin.delete(&format!("/workspace/{id}")).await;
    }
}

#[tokio::test]
async fn odd_values_are_answered_like_any_others() {
    let fake = FakeOblien::start().await.unwrap();
    let admin = Caller::admin(&fake);
    let nested = json!({ "idle": { "suspend_after": u64::MAX }, "cpus": 1e300, "ttl": u64::MAX, "workloads": [{ "cmd": [""] }] });
    let long = "\u{1f600}".repeat(500);
    let values =
        [json!(null), json!(-1), json!(u64::MAX), json!(1e300), json!(""), json!(long), json!([null]), json!({}), nested];
    for operation in FakeOblien::operations().iter().filter(|one| one.method != "GET") {
        let id = fake.add_workspace(None);
        let target = operation.path.replace("{workspaceId}", &id).replace(['{', '}'], "");
        let usual = body(operation.path);
        let members = usual.as_object().unwrap().keys();
        for (member, value) in members.flat_map(|member| values.iter().map(move |value| (member, value))) {
            let mut odd = usual.clone();
            odd[member] = value.clone();
            let answer = admin.send(operation.method.as_str(), &target, Some(odd)).await;
            assert!(answer.status < 500, "{} {target} {member}: {answer:?}", operation.method);
        }
    }
}

#[tokio::test]
async fn the_table_names_each_operation_once() {
    let mut names: Vec<_> = FakeOblien::operations().iter().map(|one| format!("{} {}", one.method, one.path)).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
    assert_eq!(all, 95);
}
