//! Failures on order, and the log of what arrived.

use std::time::{Duration, Instant};

use http::StatusCode;
use oblien_tests::{FakeOblien, StreamPlan};
use serde_json::json;

use super::caller::Caller;

#[tokio::test]
async fn an_ordered_answer_is_given_as_it_is_and_once() {
    let fake = FakeOblien::start().await.unwrap();
    let headers = [("content-type", "text/html"), ("x-trace", "t-1")];
    fake.fail_next(StatusCode::BAD_GATEWAY, &headers, "<html>bad gateway</html>");
    fake.fail_next(StatusCode::OK, &[], r#"{"success":false,"error":"SANDBOX_LIMIT_REACHED"}"#);
    let admin = Caller::admin(&fake);
    let answer = admin.get("/workspace").await;
    assert_eq!((answer.status, answer.text.as_str()), (502, "<html>bad gateway</html>"));
    assert_eq!(answer.header("content-type"), Some("text/html"));
    assert_eq!(answer.header("x-trace"), Some("t-1"));
    let answer = admin.get("/nowhere").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
    assert_eq!(answer.body["success"], json!(false));
    assert_eq!(admin.get("/workspace").await.status, 200);
}

#[tokio::test]
async fn ordered_rate_limits_count_down() {
    let fake = FakeOblien::start().await.unwrap();
    fake.rate_limit_next(2, Duration::from_millis(1500));
    let admin = Caller::admin(&fake);
    for _ in 0..2 {
        let answer = admin.get("/workspace").await;
        assert_eq!((answer.status, answer.header("retry-after")), (429, Some("2")));
    }
    assert_eq!(admin.get("/workspace").await.status, 200);
    fake.rate_limit_next(5, Duration::ZERO);
    fake.clear_faults();
    assert_eq!(admin.get("/workspace").await.status, 200);
}

#[tokio::test]
async fn a_dropped_connection_answers_nothing() {
    let fake = FakeOblien::start().await.unwrap();
    fake.drop_connection_next();
    let admin = Caller::admin(&fake);
    assert!(admin.send_text("POST", "/workspace", "").await.is_err());
    assert_eq!(admin.get("/workspace").await.body["total"], json!(0));
    assert_eq!(fake.requests().len(), 2);
}

#[tokio::test]
async fn a_cut_body_is_shorter_than_promised() {
    let fake = FakeOblien::builder().streams(StreamPlan::new().events(9)).start().await.unwrap();
    let id = fake.add_workspace(None);
    let admin = Caller::admin(&fake);
    fake.cut_body_next(10);
    let lines = admin.open("/workspace").await.rest().await;
    assert_eq!(lines.iter().map(String::len).collect::<Vec<_>>(), [10], "{lines:?}");
    fake.cut_body_next(30);
    let lines = admin.open(&format!("/workspace/{id}/stats/stream")).await.rest().await;
    assert!(lines.iter().any(|line| line.starts_with("data: ")) && !lines.contains(&"0".to_owned()), "{lines:?}");
    assert_eq!(admin.get("/workspace").await.status, 200);
}

#[tokio::test]
async fn a_delayed_answer_comes_later() {
    let fake = FakeOblien::start().await.unwrap();
    let delay = Duration::from_millis(80);
    fake.delay_next(delay);
    let before = Instant::now();
    assert_eq!(Caller::admin(&fake).get("/workspace").await.status, 200);
    assert!(before.elapsed() >= delay);
}

#[tokio::test]
async fn what_arrived_can_be_read() {
    let fake = FakeOblien::start().await.unwrap();
    let admin = Caller::admin(&fake).header("x-custom", "yes");
    admin.get("/workspace?status=a%20b&page=1").await;
    admin.post("/nowhere/%2e%2e", json!({ "a": [1, null] })).await;
    let requests = fake.take_requests();
    assert_eq!(requests.len(), 2);
    assert_eq!((requests[0].method.as_str(), requests[0].target.as_str()), ("GET", "/workspace?status=a%20b&page=1"));
    assert_eq!(requests[0].header("x-client-secret"), Some(fake.admin_key().client_secret.as_str()));
    assert_eq!(requests[0].header("x-custom"), Some("yes"));
    assert!(requests[0].body.is_empty());
    assert_eq!(requests[1].target, "/nowhere/%2e%2e");
    assert_eq!(requests[1].json(), json!({ "a": [1, null] }));
    assert!(fake.requests().is_empty());
}
