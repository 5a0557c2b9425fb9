//! Limits of all kinds: rates, counts, pools, credits, and what a body may say.

use std::time::Duration;

use oblien_tests::{Clock, FakeOblien, Limits, Scope};
use serde_json::{Value, json};

use super::caller::Caller;

#[tokio::test]
async fn a_window_has_room_for_so_many_requests_of_each_key() {
    let clock = Clock::frozen_at(0);
    let minute = Duration::from_secs(60);
    let fake = FakeOblien::builder().rate_limit(2, minute).clock(clock).start().await.unwrap();
    let first = Caller::admin(&fake);
    let second = Caller::with_key(&fake, &fake.key(Scope::Admin));
    assert_eq!(first.get("/workspace").await.status, 200);
    fake.clock().advance(Duration::from_millis(20_500));
    assert_eq!(first.get("/workspace").await.status, 200);
    let answer = first.get("/workspace").await;
    assert_eq!((answer.status, answer.code()), (429, "rate_limited"));
    assert_eq!(answer.header("retry-after"), Some("40"));
    assert_eq!(second.get("/workspace").await.status, 200);
    fake.clock().advance(Duration::from_millis(39_500));
    assert_eq!(first.get("/workspace").await.status, 200);
}

#[tokio::test]
async fn a_limit_that_is_reached_has_its_own_code() {
    let limits = Limits::none().workspaces(2).cpus(5.0);
    let fake = FakeOblien::builder().namespace("mine").limits(limits).start().await.unwrap();
    fake.limit_namespace("mine", Limits::none().workspaces(1).cpus(2.0));
    let admin = Caller::admin(&fake);
    let in_namespace = |cpus: u32| json!({ "namespace": "mine", "config": { "cpus": cpus } });
    let code = |answer: super::caller::Answer| (answer.status, answer.code().to_owned());

    let refused = |code: &str| (409, code.to_owned());
    assert_eq!(code(admin.post("/workspace", in_namespace(3)).await), refused("NAMESPACE_LIMIT_REACHED"));
    let made = admin.post("/workspace", in_namespace(2)).await;
    assert_eq!(made.status, 201);
    assert_eq!(code(admin.post("/workspace", in_namespace(1)).await), refused("NAMESPACE_LIMIT_REACHED"));
    let large = json!({ "config": { "cpus": 4 } });
    assert_eq!(code(admin.post("/workspace", large).await), refused("POOL_LIMIT_REACHED"));
    assert_eq!(admin.post("/workspace", json!({})).await.status, 201);
    let answer = admin.post("/workspace", json!({})).await;
    assert_eq!((&answer.body["current"], &answer.body["max"]), (&json!(2.0), &json!(2.0)));
    assert_eq!(code(answer), refused("SANDBOX_LIMIT_REACHED"));

    let resources = format!("/workspace/{}/resources", made.workspace_id());
    assert_eq!(code(admin.put(&resources, json!({ "cpus": 3 })).await), refused("NAMESPACE_LIMIT_REACHED"));
    let quota = admin.get("/workspace/quota").await;
    assert_eq!(quota.body["quota"], json!({ "max_workspaces": 2, "used": 2 }));
}

#[tokio::test]
async fn without_credits_nothing_that_costs_is_done() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    fake.set_credits_used_up(true);
    let admin = Caller::admin(&fake);
    let start = format!("/workspace/{id}/start");
    for path in ["/workspace", &start] {
        let answer = admin.post(path, json!({})).await;
        assert_eq!((answer.status, answer.code()), (402, "payment_required"), "{path}");
    }
    assert_eq!(admin.get("/workspace").await.status, 200);
}

#[tokio::test]
async fn bodies_that_break_a_rule_name_the_field() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let admin = Caller::admin(&fake);
    let workspace = |rest: &str| format!("/workspace/{id}{rest}");
    let long = "n".repeat(256);
    let create = || "/workspace".to_owned();
    let cases: Vec<(&str, String, Value, &str)> = vec![
        ("POST", create(), json!({ "name": long }), "name"),
        ("POST", create(), json!({ "name": 5 }), "name"),
        ("POST", create(), json!({ "slug": "ab" }), "slug"),
        ("POST", create(), json!({ "slug": "Upper-Case" }), "slug"),
        ("POST", create(), json!({ "mode": "eternal" }), "mode"),
        ("POST", create(), json!({ "config": [] }), "config"),
        ("POST", create(), json!({ "config": { "cpus": 0 } }), "config.cpus"),
        ("POST", create(), json!({ "config": { "ttl": "soon" } }), "config.ttl"),
        ("POST", create(), json!({ "config": { "ttl_action": "explode" } }), "config.ttl_action"),
        ("POST", create(), json!({ "config": { "env": ["NOVALUE"] } }), "config.env"),
        ("POST", create(), json!({ "config": { "idle": { "suspend_after": 5 } } }), "config.idle.suspend_after"),
        ("POST", create(), json!({ "config": { "workloads": [{}] } }), "config.workloads[0].cmd"),
        ("PUT", workspace(""), json!({ "name": null }), "name"),
        ("POST", workspace("/start"), json!({ "force": "yes" }), "force"),
        ("PUT", workspace("/lifecycle/idle"), json!({}), "suspend_after"),
        ("POST", workspace("/public-access"), json!({ "port": 0 }), "port"),
        ("POST", workspace("/public-access"), json!({ "port": "3000" }), "port"),
        ("PATCH", workspace("/network"), json!({ "outbound_mode": "custom" }), "custom_proxy"),
        ("PATCH", workspace("/network"), proxy("10.0.0.1"), "custom_proxy.host"),
        ("PATCH", workspace("/network"), proxy("proxy.example.com"), "custom_proxy.host"),
        ("POST", workspace("/ssh/password"), json!({ "password": "" }), "password"),
        ("POST", workspace("/ssh/key"), json!({ "public_key": "hello" }), "public_key"),
        ("POST", workspace("/workloads"), json!({ "cmd": "node app.js" }), "cmd"),
        ("POST", workspace("/snapshot"), json!({ "after": "party" }), "after"),
        ("PUT", workspace("/metadata"), json!({ "metadata": { "a": 1 } }), "metadata"),
        ("POST", workspace("/domain"), json!({ "domain": "not a domain" }), "domain"),
        ("GET", "/workspace?limit=0".to_owned(), json!({}), "limit"),
        ("GET", "/workspace?page=two".to_owned(), json!({}), "page"),
    ];
    for (method, path, body, field) in cases {
        let answer = admin.send(method, &path, Some(body.clone())).await;
        assert_eq!((answer.status, answer.code()), (422, "validation_error"), "{method} {path} {body}: {answer:?}");
        assert_eq!(answer.body["details"][0]["field"], json!(field), "{method} {path} {body}");
    }
}

fn proxy(host: &str) -> Value {
    json!({ "outbound_mode": "custom", "custom_proxy": { "host": host, "port": 8080 } })
}

#[tokio::test]
async fn bodies_must_be_json_objects_and_say_so() {
    let fake = FakeOblien::start().await.unwrap();
    let cases = [
        ("application/json", "{}", 201),
        ("application/json; charset=utf-8", "{}", 201),
        ("Application/JSON", "{}", 201),
        ("application/json", "", 201),
        ("application/json", "[]", 400),
        ("application/json", "{", 400),
        ("application/json", "\u{feff}{}", 400),
        ("text/plain", "{}", 400),
        ("application/x-www-form-urlencoded", "a=b", 400),
    ];
    for (content_type, body, status) in cases {
        let caller = Caller::admin(&fake).header("content-type", content_type);
        let answer = caller.send_text("POST", "/workspace", body).await.unwrap();
        assert_eq!(answer.status, status, "{content_type} {body:?}");
    }
    let untyped = Caller::admin(&fake).send_text("POST", "/workspace", "{}").await.unwrap();
    assert_eq!((untyped.status, untyped.code()), (400, "bad_request"));
}

#[tokio::test]
async fn what_is_not_there_is_404_and_other_methods_405() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let admin = Caller::admin(&fake);
    let paths = [
        "/",
        "/workspace/",
        "/workspaces",
        "/workspace/ws_none",
        "/workspace/..%2Fbilling",
        "/workspace/%00/stats",
        &format!("/workspace/{id}/nothing"),
        &format!("/workspace/{id}/logs/file/none.log"),
        &format!("/workspace/{id}/archives/v9"),
        &format!("/workspace/{id}/workloads/wl_none"),
    ];
    for path in paths {
        let answer = admin.get(path).await;
        assert_eq!((answer.status, answer.code()), (404, "not_found"), "{path}");
    }
    let answer = admin.send("PATCH", "/workspace", None).await;
    assert_eq!((answer.status, answer.code()), (405, "method_not_allowed"));
    let allowed = answer.header("allow").unwrap_or_default();
    assert!(allowed.contains("GET") && allowed.contains("POST"), "{allowed}");
    assert_eq!(admin.get("/workspace/%ff/stats").await.status, 400);
}

#[tokio::test]
async fn a_body_beyond_all_measure_is_refused() {
    let fake = FakeOblien::start().await.unwrap();
    let body = format!("\"{}\"", "x".repeat(5 * 1024 * 1024));
    // The fake may close before it has read everything; both ends are a refusal.
    if let Ok(answer) = Caller::admin(&fake).send_text("POST", "/workspace", &body).await {
        assert_eq!(answer.status, 413);
    }
    assert_eq!(Caller::admin(&fake).get("/workspace").await.body["total"], json!(0));
}
