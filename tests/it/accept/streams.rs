//! Replies that come as they come: events, records and bytes, alone and beside a plain reply.

use oblien_client::http::Response;
use oblien_client::transport::Scripted;
use oblien_client::{Body, Error};

use super::compiled::streams::Client;
use super::compiled::streams::types::{ChatEvent, Problem};

fn client(service: &Scripted) -> Client {
    Client::builder().transport(service.clone()).build().unwrap()
}

fn typed(content_type: &str, body: &'static str) -> Response<Body> {
    Response::builder().header("content-type", content_type).body(Body::from(body)).unwrap()
}

#[tokio::test]
async fn one_request_gives_json_or_events() -> Result<(), Error> {
    let events = "event: piece\ndata: {\"piece\": \"a\"}\n\nevent: end\ndata: {\"tokens\": 3}\n\ndata: [DONE]\n\n";
    let service = Scripted::new().json(200, r#"{"text": "ab"}"#).events(events);
    let chat = client(&service).chat().chat("hi");
    assert_eq!(chat.clone().send().await?.text, "ab");
    let mut events = chat.stream().await?;
    assert!(matches!(events.next().await.unwrap()?, ChatEvent::Piece(piece) if piece.piece == "a"));
    assert!(matches!(events.next().await.unwrap()?, ChatEvent::End(end) if end.tokens == 3));
    assert!(events.next().await.is_none());

    let sent = service.requests();
    assert_eq!(sent[0].body(), r#"{"prompt":"hi","stream":false}"#);
    assert_eq!(sent[0].headers()["accept"], "application/json");
    assert_eq!(sent[1].body(), r#"{"prompt":"hi","stream":true}"#);
    assert_eq!(sent[1].headers()["accept"], "text/event-stream");
    Ok(())
}

#[tokio::test]
async fn a_form_says_too_whether_a_stream_is_wanted() -> Result<(), Error> {
    let service = Scripted::new().json(200, r#"{"text": "ab"}"#).events("data: {\"piece\": \"a\"}\n\n");
    let client = client(&service);
    assert_eq!(client.transcripts().transcribe("WAV").send().await?.text, "ab");
    assert_eq!(client.transcripts().transcribe("WAV").stream().await?.next().await.unwrap()?.piece, "a");
    let part = |value: &str| format!("Content-Disposition: form-data; name=\"stream\"\r\n\r\n{value}\r\n");
    for (request, value) in service.requests().iter().zip(["false", "true"]) {
        let body = String::from_utf8(request.body().to_vec()).unwrap();
        assert!(body.contains(&part(value)), "{body}");
    }
    Ok(())
}

#[tokio::test]
async fn one_request_gives_json_or_records() -> Result<(), Error> {
    let service = Scripted::new().json(200, r#"[{"id": 1}]"#).respond(typed("application/jsonl", "{\"id\": 2}\n{\"id\": 3}"));
    let export = client(&service).exports().export_rows().stream_2("x");
    assert_eq!(export.clone().send().await?[0].id, 1);
    let mut rows = export.stream().await?;
    assert_eq!(rows.next().await.unwrap()?.id, 2);
    assert_eq!(rows.next().await.unwrap()?.id, 3);
    assert!(rows.next().await.is_none());
    let sent = service.requests();
    assert_eq!(sent[0].headers()["accept"], "application/json");
    assert!(sent[1].headers()["accept"].to_str().unwrap().starts_with("application/x-ndjson, application/jsonl"));
    assert_eq!(sent[1].uri().query(), Some("stream=x"));
    Ok(())
}

#[tokio::test]
async fn records_are_lines_or_a_sequence() -> Result<(), Error> {
    let service = Scripted::new()
        .respond(typed("application/x-ndjson", "{\"id\": 1}\n\n{\"id\": 2}\n"))
        .respond(typed("application/json-seq", "\u{1e}1\n\u{1e}2\n"));
    let client = client(&service);
    let mut rows = client.rows().list().send().await?;
    assert_eq!(rows.next().await.unwrap()?.id, 1);
    assert_eq!(rows.next().await.unwrap()?.id, 2);
    assert!(rows.next().await.is_none());
    let mut numbers = client.texts().list().send().await?;
    assert_eq!(numbers.next().await.unwrap()?, 1);
    assert_eq!(numbers.next().await.unwrap()?, 2);
    assert!(numbers.next().await.is_none());
    Ok(())
}

#[tokio::test]
async fn events_without_json_come_as_they_are() -> Result<(), Error> {
    let text = "id: 1\nevent: line\ndata: not JSON\n\n";
    let service = Scripted::new().events(text).events(text);
    let client = client(&service);
    for mut frames in [client.log().follow().send().await?, client.marks().watch().send().await?] {
        let frame = frames.next().await.unwrap()?;
        assert_eq!((frame.event.as_deref(), frame.id.as_deref(), &*frame.data), (Some("line"), Some("1"), "not JSON"));
        assert!(frames.next().await.is_none());
    }
    Ok(())
}

#[tokio::test]
async fn bytes_come_at_once_or_as_they_come() -> Result<(), Error> {
    let failure = Response::builder().status(404).header("content-type", "application/problem+json");
    let service = Scripted::new()
        .respond(typed("image/png", "PNG"))
        .respond(typed("image/png", "PNG"))
        .respond(failure.body(Body::from(r#"{"title": "none"}"#)).unwrap());
    let picture = client(&service).picture().get();
    assert_eq!(picture.clone().send().await?, "PNG");
    let mut body = picture.clone().stream().await?;
    assert_eq!(body.chunk().await.unwrap()?, "PNG");
    assert!(body.chunk().await.is_none());
    let error = picture.stream().await.unwrap_err();
    assert_eq!(error.decode::<Problem>()?.title, "none");
    Ok(())
}
