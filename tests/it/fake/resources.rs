//! What hangs below a workspace: network, SSH, ports, archives, workloads and the rest.

use oblien_tests::FakeOblien;
use serde_json::json;

use super::caller::Caller;

#[tokio::test]
async fn a_password_shows_in_the_answer_to_enabling_only() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}/ssh", fake.add_workspace(None));
    let admin = Caller::admin(&fake);
    assert_eq!(admin.get(&path).await.body["connection"], json!(null));
    let enabled = admin.post(&format!("{path}/enable"), json!({})).await;
    assert!(enabled.body["ssh_password"].is_string());
    let status = admin.get(&path).await.body;
    assert_eq!(status.get("ssh_password"), None);
    assert!(status["connection"]["command"].as_str().unwrap().starts_with("ssh "));
    admin.post(&format!("{path}/password"), json!({ "password": "own" })).await;
    assert_eq!(admin.get(&path).await.body["ssh_password_changed"], json!(true));
    let again = admin.post(&format!("{path}/enable"), json!({})).await;
    assert_eq!(again.body.get("ssh_password"), None);
    admin.post(&format!("{path}/key"), json!({ "public_key": "ssh-ed25519 AAAA me" })).await;
    assert_eq!(admin.get(&path).await.body["ssh_key_set"], json!(true));
}

#[tokio::test]
async fn a_proxy_keeps_its_password_to_itself() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}/network", fake.add_workspace(None));
    let admin = Caller::admin(&fake);
    let proxy = json!({ "host": "203.0.113.9", "port": 8080, "username": "u", "password": "hidden" });
    let answer = admin.patch(&path, json!({ "outbound_mode": "custom", "custom_proxy": proxy })).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let network = admin.get(&path).await;
    let expected = json!({ "host": "203.0.113.9", "port": 8080, "protocol": "http", "has_credentials": true });
    assert_eq!(network.body["outbound_proxy"], expected);
    assert!(!network.text.contains("hidden"));
    let links =
        json!({ "private_link_ids": ["ws_2"], "allow_internet": false, "ingress_ports": [80], "outbound_mode": "managed" });
    admin.patch(&path, links).await;
    let network = admin.get(&path).await.body;
    assert_eq!(network["private_links"], json!([{ "id": "ws_2" }]));
    assert_eq!(network["allow_internet"], json!(false));
    assert_eq!(network.get("outbound_proxy"), None);
}

#[tokio::test]
async fn ports_are_published_renamed_and_revoked() {
    let fake = FakeOblien::start().await.unwrap();
    let (first, second) = (fake.add_workspace(None), fake.add_workspace(None));
    let ports = |id: &str| format!("/workspace/{id}/public-access");
    let admin = Caller::admin(&fake);
    let made = admin.post(&ports(&first), json!({ "port": 3000, "slug": "shop", "label": "web" })).await;
    assert_eq!(made.body["port"]["url"], json!("https://shop.preview.oblien.com"));
    let taken = admin.post(&ports(&second), json!({ "port": 80, "slug": "shop" })).await;
    assert_eq!(taken.status, 409);
    let renamed = admin.patch(&format!("{}/3000", ports(&first)), json!({ "slug": "store" })).await;
    assert_eq!(renamed.body["port"]["hash"], json!("store"));
    assert_eq!(admin.get(&ports(&first)).await.body["ports"].as_array().unwrap().len(), 1);
    assert_eq!(admin.delete(&format!("{}/3000", ports(&first))).await.status, 200);
    assert_eq!(admin.delete(&format!("{}/3000", ports(&first))).await.status, 404);
    assert_eq!(admin.get(&ports(&first)).await.body["ports"], json!([]));
}

#[tokio::test]
async fn snapshots_and_archives_are_kept() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}", fake.add_workspace(None));
    let admin = Caller::admin(&fake);
    assert_eq!(admin.post(&format!("{path}/restore"), json!({})).await.status, 404);
    admin.post(&format!("{path}/snapshot"), json!({ "after": "stop" })).await;
    assert_eq!(admin.get(&path).await.body["workspace"]["status"], json!("stopped"));
    assert_eq!(admin.post(&format!("{path}/restore"), json!({})).await.status, 200);
    let archives = format!("{path}/archives");
    assert_eq!(admin.post(&archives, json!({})).await.body["version"], json!("v1"));
    assert_eq!(admin.post(&archives, json!({ "version": "v1" })).await.status, 409);
    admin.post(&archives, json!({ "version": "release" })).await;
    assert_eq!(admin.get(&format!("{archives}/release")).await.body["version"], json!("release"));
    assert_eq!(admin.delete(&format!("{archives}/release?delete_file=true")).await.status, 200);
    assert_eq!(admin.get(&archives).await.body["archives"].as_array().unwrap().len(), 1);
    assert_eq!(admin.delete(&archives).await.body["deleted"], json!(1));
}

#[tokio::test]
async fn workloads_are_kept_filtered_and_run() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}/workloads", fake.add_workspace(None));
    let admin = Caller::admin(&fake);
    let body = json!({ "id": "web", "cmd": ["node", "app.js"], "name": "front", "restart_policy": "always", "vm_on_exit": "" });
    let made = admin.post(&path, body.clone()).await;
    assert_eq!(made.body["workload"]["status"], json!("running"));
    assert_eq!(admin.post(&path, body).await.status, 409);
    admin.post(&path, json!({ "cmd": ["sleep"], "enabled": false })).await;
    let web = format!("{path}/web");
    assert_eq!(admin.get(&web).await.body["cmd"], json!(["node", "app.js"]));
    admin.patch(&web, json!({ "labels": { "tier": "front" } })).await;
    assert_eq!(admin.get(&web).await.body["labels"]["tier"], json!("front"));
    for (query, count) in [("", 2), ("?states=running", 1), ("?states=running,stopped", 2), ("?name=front", 1)] {
        let answer = admin.get(&format!("{path}{query}")).await;
        assert_eq!(answer.body["workloads"].as_array().unwrap().len(), count, "{query}");
    }
    admin.post(&format!("{web}/stop"), json!({})).await;
    assert_eq!(admin.get(&format!("{web}/status")).await.body["status"], json!("stopped"));
    admin.delete(&web).await;
    assert_eq!(admin.get(&web).await.status, 404);
    assert_eq!(admin.delete(&path).await.body["deleted"], json!(1));
}

#[tokio::test]
async fn metadata_is_a_bare_map() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}/metadata", fake.add_workspace(None));
    let admin = Caller::admin(&fake);
    assert_eq!(admin.get(&path).await.body, json!({}));
    admin.put(&path, json!({ "metadata": { "owner": "alice" } })).await;
    admin.patch(&path, json!({ "metadata": { "env": "prod" } })).await;
    assert_eq!(admin.get(&path).await.body, json!({ "owner": "alice", "env": "prod" }));
    admin.put(&path, json!({ "metadata": {} })).await;
    assert_eq!(admin.get(&path).await.body, json!({}));
}

#[tokio::test]
async fn logs_grow_are_tailed_and_cleared() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}", fake.add_workspace(None));
    let logs = format!("{path}/logs");
    let admin = Caller::admin(&fake);
    admin.post(&format!("{path}/stop"), json!({})).await;
    let all = admin.get(&logs).await;
    assert_eq!(all.body["logs"], json!("booting oblien/ubuntu:24.04\nmachine is stopped"));
    let last = admin.get(&format!("{logs}?source=boot&tail_lines=1")).await;
    assert_eq!(last.body["logs"], json!("machine is stopped"));
    assert_eq!(admin.get(&format!("{logs}/file/boot.log")).await.body["content"], all.body["logs"]);
    let files = admin.get(&format!("{logs}/list")).await;
    assert_eq!(files.body["files"][0]["name"], json!("boot.log"));
    admin.delete(&logs).await;
    assert_eq!(admin.get(&logs).await.body["logs"], json!(""));
}

#[tokio::test]
async fn domains_are_connected_checked_and_renewed() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}/domain", fake.add_workspace(None));
    let admin = Caller::admin(&fake);
    assert_eq!(admin.get(&path).await.body["domain"], json!(null));
    let renew = format!("{path}/ssl/renew");
    assert_eq!(admin.post(&renew, json!({})).await.status, 404);
    let pending = admin.post(&path, json!({ "domain": "unverified.example.com" })).await;
    assert_eq!(pending.body["ssl"], json!({ "status": "pending", "expiresAt": null }));
    assert_eq!(pending.body["dns"]["errors"], json!(["no cname"]));
    assert_eq!(admin.post(&renew, json!({})).await.body["ssl"]["status"], json!("active"));
    let domain = &admin.get(&path).await.body["domain"];
    assert_eq!((&domain["customDomain"], &domain["port"]), (&json!("unverified.example.com"), &json!(3000)));
    let checked = admin.post(&format!("{path}/check"), json!({ "domain": "app.example.com" })).await;
    assert_eq!(checked.body["verified"], json!(true));
    admin.delete(&path).await;
    assert_eq!(admin.get(&path).await.body["domain"], json!(null));
}

#[tokio::test]
async fn the_desktop_is_installed_in_steps() {
    let fake = FakeOblien::start().await.unwrap();
    let path = format!("/workspace/{}", fake.add_workspace(None));
    let admin = Caller::admin(&fake);
    let phase = |answer: super::caller::Answer| answer.body["phase"].as_str().unwrap().to_owned();
    let installation = format!("{path}/desktop/installation");
    assert_eq!(phase(admin.get(&installation).await), "not_installed");
    assert_eq!(phase(admin.post(&format!("{path}/desktop/install"), json!({})).await), "installing");
    assert_eq!(phase(admin.get(&installation).await), "installing");
    assert_eq!(phase(admin.get(&installation).await), "restart_required");
    admin.post(&format!("{path}/restart"), json!({})).await;
    assert_eq!(phase(admin.get(&installation).await), "ready");
    let login = admin.post(&format!("{path}/desktop/ssh"), json!({})).await;
    assert_eq!(login.body["vnc"]["authentication"], json!("none"));
}

#[tokio::test]
async fn the_account_wide_views_count_and_search() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let admin = Caller::admin(&fake);
    let images = admin.get("/workspace/images?search=node").await;
    assert_eq!(images.body["images"][0]["image"], json!("oblien/node:24"));
    assert_eq!(admin.get("/workspace/images?category=os").await.body["images"].as_array().unwrap().len(), 1);
    assert_eq!(admin.get("/workspace/images?category=all").await.body["images"].as_array().unwrap().len(), 4);
    assert_eq!(admin.get("/workspace/estimate?cpu=2&ram_mb=64&disk_mb=1024").await.body["monthly_credits"], json!(202.0));
    admin.post(&format!("/workspace/{id}/stop"), json!({})).await;
    let activity = admin.get("/workspace/activity").await;
    assert_eq!(activity.body["activity"][0]["workspace_id"], json!(id));
    assert_eq!(admin.get("/workspace/usage").await.body["usage"]["credits"], json!(0.25));
    admin.delete(&format!("/workspace/{id}/usage")).await;
    assert_eq!(admin.get(&format!("/workspace/{id}/usage/totals")).await.body["totals"]["credits"], json!(0.0));
}
