//! Replies that depend on the status or on how they are asked for.

use oblien_generated::oblien_client::sse::Frame;
use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::oblien_client::{Bytes, Events, Records};
use oblien_generated::{Client, Error, credentials, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/build", scopes(admin), replies(200 = u32, 202 = String in "job", 203 = text, 204, _ = Bytes))]
pub async fn build();

#[oblien_endpoint(POST "/chat", scopes(admin), stream = Events<u32>, switch = "stream")]
async fn chat(#[field] prompt: String) -> Vec<u32>;

#[oblien_endpoint(GET "/rows", scopes(admin), stream = Records<u32>)]
async fn rows() -> Vec<u32>;

#[oblien_endpoint(GET "/log", scopes(admin))]
async fn log() -> Events<Frame>;

#[oblien_endpoint(GET "/file", scopes(admin))]
async fn file() -> Bytes;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let replies = Scripted::new().json(200, "1").json(202, r#"{"job": "j"}"#).json(203, "log").json(204, "").json(206, "part");
    let replies = replies.json(200, "[1]").events("data: 1\n\n").json(200, "2\n3\n").events("data: no JSON\n\n").json(200, "file");
    let client: Client<scope::Admin> = Client::builder().credentials(credentials::token("t")).transport(replies.clone()).build()?;
    assert!(matches!(build(&client).send().await?, BuildReply::Ok(1)));
    assert!(matches!(build(&client).send().await?, BuildReply::Accepted(job) if job == "j"));
    assert!(matches!(build(&client).send().await?, BuildReply::NonAuthoritative(log) if log == "log"));
    assert!(matches!(build(&client).send().await?, BuildReply::NoContent));
    assert!(matches!(build(&client).send().await?, BuildReply::Other(bytes) if bytes == "part"));

    assert_eq!(chat(&client, "hi").send().await?, [1]);
    assert_eq!(chat(&client, "hi").stream().await?.next().await.unwrap()?, 1);
    let bodies: Vec<_> = replies.requests().iter().skip(5).map(|request| request.body().clone()).collect();
    assert_eq!(bodies, [r#"{"prompt":"hi","stream":false}"#, r#"{"prompt":"hi","stream":true}"#]);

    assert_eq!(rows(&client).stream().await?.next().await.unwrap()?, 2);
    assert_eq!(log(&client).send().await?.next().await.unwrap()?.data, "no JSON");
    assert_eq!(file(&client).stream().await?.chunk().await.unwrap()?, "file");
    Ok(())
}
