//! Minting scoped tokens, and how long they and workspace tokens live.

use std::time::Duration;

use oblien_tests::{Clock, FakeOblien, Scope};
use serde_json::{Value, json};

use super::caller::Caller;

/// 2026-09-01T10:00:00Z.
const START: u64 = 1_788_256_800;

#[tokio::test]
async fn what_a_token_is_asked_for_with_is_checked() {
    let fake = FakeOblien::builder().namespace("mine").start().await.unwrap();
    fake.add_account("acct_other", &["theirs"]);
    let id = fake.add_workspace(None);
    let admin = Caller::admin(&fake);
    let cases = [
        (json!({ "scope": "namespace", "namespace": "mine" }), 201),
        (json!({ "scope": "workspace", "workspaceId": id }), 201),
        (json!({ "scope": "namespace", "namespace": "mine", "ttl": 1 }), 201),
        (json!({ "scope": "namespace", "namespace": "mine", "ttl": 3600 }), 201),
        (json!({ "scope": "namespace", "namespace": "mine", "ttl": 0 }), 422),
        (json!({ "scope": "namespace", "namespace": "mine", "ttl": 3601 }), 422),
        (json!({ "scope": "namespace", "namespace": "mine", "ttl": 1.5 }), 422),
        (json!({ "scope": "namespace", "namespace": "mine", "ttl": null }), 422),
        (json!({ "scope": "namespace", "namespace": "nowhere" }), 400),
        (json!({ "scope": "namespace", "namespace": "theirs" }), 400),
        (json!({ "scope": "workspace", "workspaceId": "ws_none" }), 400),
        (json!({ "scope": "namespace" }), 422),
        (json!({ "scope": "workspace" }), 422),
        (json!({ "scope": "admin" }), 422),
        (json!({}), 422),
    ];
    for (body, status) in cases {
        let answer = admin.post("/tokens", body.clone()).await;
        assert_eq!(answer.status, status, "{body}: {answer:?}");
    }
}

#[tokio::test]
async fn a_minted_token_says_what_it_is() {
    let clock = Clock::frozen_at(START);
    let fake = FakeOblien::builder().namespace("mine").clock(clock).start().await.unwrap();
    let body = json!({ "scope": "namespace", "namespace": "mine" });
    let answer = Caller::admin(&fake).post("/tokens", body).await;
    assert_eq!(answer.body["ttl"], json!(900));
    assert_eq!(answer.body["scope"], json!("namespace"));
    assert_eq!(answer.body["expiresAt"], json!("2026-09-01T10:15:00.000Z"));
    let token = answer.body["token"].as_str().unwrap();
    let parts: Vec<_> = token.split('.').collect();
    assert_eq!(parts.len(), 3);
    let payload = decode(parts[1]);
    assert_eq!(payload["exp"], json!(START + 900));
    assert_eq!(payload["iat"], json!(START));
    assert_eq!(payload["namespace"], json!("mine"));
    // The payload is not what is believed.
    let forged = format!("{}.{}.{}", parts[0], parts[1], "0".repeat(32));
    assert_eq!(Caller::with_token(&fake, &forged).get("/workspace").await.status, 401);
}

#[tokio::test]
async fn a_token_ends_when_it_said() {
    let clock = Clock::frozen_at(START);
    let fake = FakeOblien::builder().namespace("mine").clock(clock).start().await.unwrap();
    let body = json!({ "scope": "namespace", "namespace": "mine", "ttl": 60 });
    let answer = Caller::admin(&fake).post("/tokens", body).await;
    let tenant = Caller::with_token(&fake, answer.body["token"].as_str().unwrap());
    fake.clock().advance(Duration::from_millis(59_999));
    assert_eq!(tenant.get("/workspace").await.status, 200);
    fake.clock().advance(Duration::from_millis(1));
    let answer = tenant.get("/workspace").await;
    assert_eq!((answer.status, answer.code()), (401, "authentication_error"));
}

#[tokio::test]
async fn a_workspace_token_lives_thirty_days_and_until_rotation() {
    let clock = Clock::frozen_at(START);
    let fake = FakeOblien::builder().clock(clock).start().await.unwrap();
    let id = fake.add_workspace(None);
    let admin = Caller::admin(&fake);
    let access = |rest: &str| format!("/workspace/{id}/runtime-api-access{rest}");
    let stats = format!("/workspace/{id}/stats");
    let token = |answer: super::caller::Answer| answer.body["token"].as_str().unwrap().to_owned();

    assert_eq!(admin.get(&access("")).await.body["enabled"], json!(false));
    assert_eq!(admin.get(&access("/token")).await.body.get("token"), None);
    assert_eq!(admin.get(&access("/token/raw")).await.status, 409);
    let first = token(admin.post(&access("/enable"), json!({})).await);
    assert_eq!(token(admin.get(&access("/token")).await), first);
    assert_eq!(admin.get(&access("/token/raw")).await.body["port"], json!(9990));

    let client = Caller::with_token(&fake, &first);
    fake.clock().advance(Duration::from_secs(30 * 86_400 - 1));
    assert_eq!(client.get(&stats).await.status, 200);
    fake.clock().advance(Duration::from_secs(1));
    assert_eq!(client.get(&stats).await.status, 401);

    let second = token(admin.get(&access("/token")).await);
    let third = token(admin.post(&access("/token"), json!({})).await);
    assert_eq!(Caller::with_token(&fake, &second).get(&stats).await.status, 401);
    assert_eq!(Caller::with_token(&fake, &third).get(&stats).await.status, 200);
    admin.post(&access("/disable"), json!({})).await;
    assert_eq!(Caller::with_token(&fake, &third).get(&stats).await.status, 401);
}

#[tokio::test]
async fn tokens_do_not_mint_tokens() {
    let fake = FakeOblien::builder().namespace("mine").start().await.unwrap();
    let token = fake.token(Scope::namespace("mine"), Duration::from_secs(60));
    let body = json!({ "scope": "namespace", "namespace": "mine" });
    let answer = Caller::with_token(&fake, &token).post("/tokens", body).await;
    assert_eq!((answer.status, answer.code()), (403, "forbidden"));
}

/// Reads a part of a token: base64 for URLs, without padding.
fn decode(part: &str) -> Value {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let digits = part.chars().map(|digit| ALPHABET.find(digit).unwrap());
    let bits: String = digits.map(|digit| format!("{digit:06b}")).collect();
    let bytes = bits.as_bytes().chunks_exact(8);
    let bytes: Vec<u8> = bytes.map(|byte| u8::from_str_radix(str::from_utf8(byte).unwrap(), 2).unwrap()).collect();
    serde_json::from_slice(&bytes).unwrap()
}
