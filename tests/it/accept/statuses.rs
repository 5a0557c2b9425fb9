//! Replies whose type depends on the status, and the types of failures.

use oblien_client::transport::Scripted;
use oblien_client::{Error, Value};

use super::compiled::statuses::Client;
use super::compiled::statuses::builds::{BuildReply, RebuildReply};
use super::compiled::statuses::types::{RebuildError, Refusal};

fn client(service: Scripted) -> Client {
    Client::builder().transport(service).build().unwrap()
}

async fn build(status: u16, body: &str) -> Result<BuildReply, Error> {
    client(Scripted::new().json(status, body)).builds().build().send().await
}

#[tokio::test]
async fn the_status_says_what_came_back() -> Result<(), Error> {
    assert!(matches!(build(200, r#"{"id": "b"}"#).await?, BuildReply::Ok(build) if build.id == "b"));
    assert!(matches!(build(201, r#"{"build": {"id": "c"}}"#).await?, BuildReply::Created(build) if build.id == "c"));
    assert!(matches!(build(202, r#"{"job": "j"}"#).await?, BuildReply::Accepted(job) if job.job == "j"));
    assert!(matches!(build(203, "log").await?, BuildReply::NonAuthoritative(log) if log == "log"));
    assert!(matches!(build(204, "").await?, BuildReply::NoContent));
    let error = build(206, r#"{"id": "b"}"#).await.unwrap_err();
    assert_eq!((error.is_decode(), error.body_text().as_str()), (true, r#"{"id": "b"}"#));
    Ok(())
}

#[tokio::test]
async fn a_range_is_every_other_status() -> Result<(), Error> {
    let service = Scripted::new().json(200, "ZIP").json(299, r#"{"a": 1}"#);
    let client = client(service);
    assert!(matches!(client.builds().rebuild().send().await?, RebuildReply::Ok(bytes) if bytes == "ZIP"));
    let RebuildReply::Other(value) = client.builds().rebuild().send().await? else { panic!("not the range") };
    assert_eq!(value["a"], Value::from(1));
    Ok(())
}

#[tokio::test]
async fn what_the_description_gives_is_asked_for() -> Result<(), Error> {
    let service = Scripted::new().json(203, "log").json(200, "ZIP").json(200, "log").json(200, "PNG");
    let client = client(service.clone());
    client.builds().build().send().await?;
    client.builds().rebuild().send().await?;
    assert_eq!(client.log().get("b").send().await?, "log");
    assert_eq!(client.picture().get("b").send().await?, "PNG");
    let asked = service.requests().into_iter().map(|request| request.headers()["accept"].clone());
    let expected = [
        "application/json, text/plain",
        "application/octet-stream, application/json",
        "text/plain, text/csv;header=present",
        "image/png, image/jpeg",
    ];
    assert_eq!(asked.collect::<Vec<_>>(), expected);
    Ok(())
}

#[tokio::test]
async fn equal_successes_are_of_one_type_and_may_be_missing() -> Result<(), Error> {
    let service = Scripted::new().json(203, r#"{"id": "b"}"#).json(202, r#"{"id": "d"}"#);
    let service = service.json(204, "").json(200, r#"{"id": "c"}"#).json(206, r#"{"id": "e"}"#);
    let client = client(service.clone());
    assert_eq!(client.builds().get("b").send().await?.id, "b");
    assert_eq!(service.requests()[0].headers()["accept"], "application/vnd.builds+json");
    assert_eq!(client.builds().change("d").send().await?.id, "d");
    assert!(client.builds().remove("b").send().await?.is_none());
    assert_eq!(client.builds().remove("b").send().await?.unwrap().id, "c");
    assert_eq!(client.latest().latest().send().await?.id, "e");
    Ok(())
}

#[tokio::test]
async fn failures_decode_as_the_description_says() {
    let error = build(409, r#"{"reason": "busy"}"#).await.unwrap_err();
    assert_eq!(error.decode::<Refusal>().unwrap().reason, "busy");
    let error = build(500, r#"{"trace": "t"}"#).await.unwrap_err();
    assert_eq!(error.decode::<RebuildError>().unwrap().trace.as_deref(), Some("t"));
    assert!(error.decode::<Refusal>().unwrap_err().is_decode());
}
