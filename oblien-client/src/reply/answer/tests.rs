//! Replies whose status decides what they are.

use http::Method;

use super::Answer;
use crate::client::Client;
use crate::transport::Scripted;
use crate::{Api, Bytes, Endpoint, Error, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]).success_flag("ok");
const BUILD: Endpoint = Endpoint::new(Method::POST, "/build");

#[derive(Debug, PartialEq)]
enum Built {
    Ok(u32),
    Created(String),
    NoContent,
    Log(String),
    Image(Bytes),
}

fn decode(answer: Answer) -> Result<Built, Error> {
    match answer.status() {
        200 => answer.json().map(Built::Ok),
        201 => answer.member("id").map(Built::Created),
        203 => Ok(Built::Log(answer.text())),
        204 => Ok(Built::NoContent),
        206 => Ok(Built::Image(answer.bytes())),
        _ => answer.unexpected(),
    }
}

async fn built(status: u16, body: &str) -> Result<Built, Error> {
    let service = Scripted::new().json(status, body);
    let client: Client = Client::builder(&API).transport(service.clone()).build()?;
    let built = client.call(&BUILD).answer(decode).await;
    assert_eq!(service.requests()[0].headers()["accept"], "application/json, */*;q=0.5");
    built
}

#[tokio::test]
async fn the_status_decides() -> Result<(), Error> {
    assert_eq!(built(200, "1").await?, Built::Ok(1));
    assert_eq!(built(201, r#"{"id": "a"}"#).await?, Built::Created("a".to_owned()));
    assert_eq!(built(203, "log").await?, Built::Log("log".to_owned()));
    assert_eq!(built(204, "").await?, Built::NoContent);
    assert_eq!(built(206, "PNG").await?, Built::Image("PNG".into()));
    Ok(())
}

#[tokio::test]
async fn what_is_not_expected_is_an_error_that_keeps_the_body() {
    let error = built(202, r#"{"job": 1}"#).await.unwrap_err();
    assert!(error.is_decode(), "{error:?}");
    assert_eq!(error.to_string(), "POST /build: no reply with the status 202 is expected");
    assert_eq!((error.body_text().as_str(), error.status().unwrap().as_u16()), (r#"{"job": 1}"#, 202));

    let error = built(201, r#"{"id": 5}"#).await.unwrap_err();
    assert_eq!((error.is_decode(), error.body_text().as_str()), (true, r#"{"id": 5}"#));
    assert!(built(200, r#"{"ok": false}"#).await.unwrap_err().is_service(), "a refusal by the flag is one here too");
    assert!(built(404, "").await.unwrap_err().is_not_found());
}
