//! Every kind of reply.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::oblien_client::{Bytes, Events, Records};
use oblien_generated::{Client, Error, credentials, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/value", scopes(admin))]
async fn get_value() -> u32;

#[oblien_endpoint(GET "/maybe", scopes(admin))]
async fn get_maybe() -> Option<u32>;

#[oblien_endpoint(GET "/member", scopes(admin), member = "thing")]
async fn get_member() -> u32;

#[oblien_endpoint(GET "/nothing", scopes(admin))]
async fn get_nothing();

#[oblien_endpoint(GET "/unit", scopes(admin))]
async fn get_unit() -> ();

#[oblien_endpoint(GET "/bytes", scopes(admin))]
async fn get_bytes() -> Bytes;

#[oblien_endpoint(GET "/text", scopes(admin), text)]
async fn get_text() -> String;

#[oblien_endpoint(GET "/events", scopes(admin))]
async fn get_events() -> Events<u32>;

#[oblien_endpoint(GET "/records", scopes(admin))]
async fn get_records() -> Records<u32>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let replies = Scripted::new().json(200, "1").json(200, "null").json(200, r#"{"thing":3}"#).json(200, "{}").json(200, "{}");
    let replies = replies.json(200, "bytes").json(200, "text").events("data: 1\n\ndata: 2\n\n").json(200, "1\n2\n");
    let client: Client<scope::Admin> = Client::builder().credentials(credentials::token("t")).transport(replies).build()?;
    assert_eq!(get_value(&client).send().await?, 1);
    assert_eq!(get_maybe(&client).send().await?, None);
    assert_eq!(get_member(&client).send().await?, 3);
    get_nothing(&client).send().await?;
    let () = get_unit(&client).send().await?;
    assert_eq!(get_bytes(&client).send().await?, "bytes");
    assert_eq!(get_text(&client).send().await?, "text");
    let mut events = get_events(&client).send().await?;
    assert_eq!(events.next().await.unwrap()?, 1);
    let mut records = get_records(&client).send().await?;
    assert_eq!(records.next().await.unwrap()?, 1);
    assert_eq!(records.next().await.unwrap()?, 2);
    assert!(records.next().await.is_none());
    Ok(())
}
