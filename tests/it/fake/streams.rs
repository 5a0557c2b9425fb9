//! Event streams: what they send, how they end, and that the fake notices who leaves.

use std::time::Duration;

use oblien_tests::{FakeOblien, StreamEnding, StreamPlan};
use serde_json::json;
use tokio::time::timeout;

use super::caller::Caller;

const SOON: Duration = Duration::from_secs(5);

async fn fake(plan: StreamPlan) -> (FakeOblien, String) {
    let fake = FakeOblien::builder().streams(plan).start().await.unwrap();
    let id = fake.add_workspace(None);
    (fake, id)
}

#[tokio::test]
async fn a_limited_stream_sends_so_many_events_and_ends() {
    let plan = StreamPlan::new().events(3).interval(Duration::ZERO).done_marker();
    let (fake, id) = fake(plan).await;
    let answer = Caller::admin(&fake).get(&format!("/workspace/{id}/stats/stream")).await;
    assert_eq!(answer.header("content-type"), Some("text/event-stream"));
    let data: Vec<_> = answer.text.lines().filter_map(|line| line.strip_prefix("data: ")).collect();
    assert_eq!(data.len(), 4);
    assert!(data[0].contains("\"cpu_usage\":12.5") && data[2].contains("\"cpu_usage\":14.5"));
    assert_eq!(data[3], "[DONE]");
    assert!(answer.text.starts_with(": "));
    fake.wait_for_open_streams(0).await;
}

#[tokio::test]
async fn heartbeats_are_comments() {
    let plan = StreamPlan::new().events(1).heartbeat(Duration::from_millis(5)).ending(StreamEnding::StayOpen);
    let (fake, id) = fake(plan).await;
    let mut lines = Caller::admin(&fake).open(&format!("/workspace/{id}/stats/stream")).await;
    assert!(lines.event().await.is_some());
    let mut beats = 0;
    while beats < 3 {
        beats += usize::from(lines.next().await.unwrap() == ": heartbeat");
    }
}

#[tokio::test]
async fn a_client_that_leaves_is_noticed() {
    // Quiet after the first event, so that nothing but the closed socket can tell.
    let plan = StreamPlan::new().events(1).ending(StreamEnding::StayOpen);
    let (fake, id) = fake(plan).await;
    let admin = Caller::admin(&fake);
    let mut first = admin.open(&format!("/workspace/{id}/stats/stream")).await;
    let second = admin.open(&format!("/workspace/{id}/logs/stream/boot")).await;
    assert!(first.event().await.is_some());
    timeout(SOON, fake.wait_for_open_streams(2)).await.unwrap();
    drop(first);
    timeout(SOON, fake.wait_for_open_streams(1)).await.unwrap();
    drop(second);
    timeout(SOON, fake.wait_for_open_streams(0)).await.unwrap();
    assert_eq!(fake.open_streams(), 0);
}

#[tokio::test]
async fn a_cut_stream_has_no_end() {
    let plan = StreamPlan::new().events(2).interval(Duration::ZERO).ending(StreamEnding::Cut);
    let (fake, id) = fake(plan).await;
    let path = format!("/workspace/{id}/stats/stream");
    let lines = Caller::admin(&fake).open(&path).await.rest().await;
    assert_eq!(lines.iter().filter(|line| line.starts_with("data: ")).count(), 2);
    // The last chunk of a body that ended would have no bytes.
    assert!(!lines.contains(&"0".to_owned()), "{lines:?}");
}

#[tokio::test]
async fn log_streams_begin_with_what_is_there() {
    let plan = StreamPlan::new().events(3).interval(Duration::ZERO);
    let (fake, id) = fake(plan).await;
    let admin = Caller::admin(&fake);
    for action in ["stop", "start"] {
        admin.post(&format!("/workspace/{id}/{action}"), json!({})).await;
    }
    let mut all = admin.open(&format!("/workspace/{id}/logs/stream/boot")).await;
    assert_eq!(all.event().await.unwrap()["message"], json!("booting oblien/ubuntu:24.04"));
    let mut last = admin.open(&format!("/workspace/{id}/logs/stream/boot?tail_lines=1")).await;
    assert_eq!(last.event().await.unwrap()["message"], json!("machine is running"));
    assert_eq!(last.event().await.unwrap()["message"], json!("boot: line 1"));
}

#[tokio::test]
async fn every_stream_streams() {
    let plan = StreamPlan::new().events(2).interval(Duration::ZERO);
    let (fake, id) = fake(plan).await;
    let admin = Caller::admin(&fake);
    let workloads = format!("/workspace/{id}/workloads");
    admin.post(&workloads, json!({ "cmd": ["node"], "id": "web" })).await;
    for path in ["workloads/web/stats/stream", "workloads/web/logs/stream", "workloads/stats/stream", "logs/stream/cmd"] {
        let mut lines = admin.open(&format!("/workspace/{id}/{path}")).await;
        assert!(lines.event().await.is_some_and(|event| event.is_object()), "{path}");
        assert!(lines.event().await.is_some(), "{path}");
        assert!(lines.event().await.is_none(), "{path}");
    }
}

#[tokio::test]
async fn a_stream_is_refused_like_anything_else() {
    let (fake, id) = fake(StreamPlan::new()).await;
    let path = format!("/workspace/{id}/stats/stream");
    assert_eq!(Caller::nobody(&fake).get(&path).await.status, 401);
    Caller::admin(&fake).post(&format!("/workspace/{id}/stop"), json!({})).await;
    assert_eq!(Caller::admin(&fake).get("/workspace/ws_none/stats/stream").await.status, 404);
}

#[tokio::test]
async fn stopping_the_fake_ends_its_streams_and_frees_its_port() {
    let (fake, id) = fake(StreamPlan::new()).await;
    let address = fake.address();
    let mut lines = Caller::admin(&fake).open(&format!("/workspace/{id}/stats/stream")).await;
    assert!(lines.event().await.is_some());
    timeout(SOON, fake.stop()).await.unwrap();
    timeout(SOON, lines.rest()).await.unwrap();
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn dropping_the_fake_stops_it_too() {
    let (fake, id) = fake(StreamPlan::new()).await;
    let lines = Caller::admin(&fake).open(&format!("/workspace/{id}/stats/stream")).await;
    drop(fake);
    timeout(SOON, lines.rest()).await.unwrap();
}
