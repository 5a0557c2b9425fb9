//! Bodies that are sent as they are: bytes, streams and text, of one media type or of one among several.

use oblien_client::http::Request;
use oblien_client::transport::Scripted;
use oblien_client::{Body, Bytes, Error};

use super::compiled::media_types;
use super::compiled::raw::Client;

fn client(service: &Scripted) -> Client {
    Client::builder().transport(service.clone()).build().unwrap()
}

fn last(service: &Scripted) -> (String, Bytes) {
    let request: Request<Bytes> = service.requests().pop().unwrap();
    (request.headers()["content-type"].to_str().unwrap().to_owned(), request.body().clone())
}

#[tokio::test]
async fn bytes_and_streams_are_bodies() -> Result<(), Error> {
    let service = Scripted::new().json(204, "").json(204, "").json(204, "");
    let client = client(&service);
    client.archives().put(vec![1, 2]).send().await?;
    assert_eq!(last(&service), ("application/gzip".to_owned(), Bytes::from_static(&[1, 2])));
    // What comes from one service goes to the other piece by piece.
    let download = Body::stream(Body::from("piece"));
    assert!(download.as_bytes().is_none());
    client.archives().put(download).send().await?;
    assert_eq!(last(&service), ("application/gzip".to_owned(), Bytes::from_static(b"piece")));
    client.archives().add().body("text").send().await?;
    assert_eq!(last(&service), ("application/octet-stream".to_owned(), Bytes::from_static(b"text")));
    Ok(())
}

#[tokio::test]
async fn bytes_are_sent_again_and_streams_are_not() -> Result<(), Error> {
    let service = Scripted::new().fail(Error::interrupted("reset")).json(204, "").fail(Error::interrupted("reset"));
    let client = client(&service);
    client.archives().put("bytes").send().await?;
    assert_eq!(service.requests().len(), 2);
    let error = client.archives().put(Body::stream(Body::from("stream"))).send().await.unwrap_err();
    assert!(error.is_interrupted(), "{error}");
    assert_eq!(service.requests().len(), 3);
    Ok(())
}

#[tokio::test]
async fn the_caller_says_which_of_several_media_types_it_is() -> Result<(), Error> {
    let service = Scripted::new().json(204, "").json(204, "").json(204, "").json(204, "");
    let client = client(&service);
    client.pictures().put("PNG").content_type("image/png").send().await?;
    assert_eq!(last(&service).0, "image/png");
    client.pictures().put("?").send().await?;
    assert_eq!(last(&service).0, "application/octet-stream");
    client.pictures().add("JPEG").send().await?;
    assert_eq!(last(&service).0, "image/jpeg");
    client.pictures().add("PNG").content_type("image/png").send().await?;
    assert_eq!(last(&service).0, "image/png");
    Ok(())
}

#[tokio::test]
async fn text_is_text() -> Result<(), Error> {
    let service = Scripted::new().json(204, "").json(204, "").json(204, "").json(204, "");
    let client = client(&service);
    client.notes().put("# ü").send().await?;
    assert_eq!(last(&service), ("text/markdown".to_owned(), Bytes::from("# ü")));
    client.notes().add().body(format!("{}", 1)).send().await?;
    assert_eq!(last(&service), ("text/plain".to_owned(), Bytes::from_static(b"1")));
    client.notes().change("2").send().await?;
    assert_eq!(last(&service), ("text/plain".to_owned(), Bytes::from_static(b"2")));
    client.notes().change("3").content_type("text/html").send().await?;
    assert_eq!(last(&service), ("text/html".to_owned(), Bytes::from_static(b"3")));
    Ok(())
}

#[tokio::test]
async fn json_comes_first_and_a_type_of_anything_is_json_if_its_schema_is() -> Result<(), Error> {
    let service = Scripted::new().json(204, "").json(204, "");
    let client = client(&service);
    client.things().put("a").send().await?;
    assert_eq!(last(&service), ("application/json".to_owned(), Bytes::from_static(br#"{"name":"a"}"#)));
    client.things().add("b").send().await?;
    assert_eq!(last(&service), ("application/json".to_owned(), Bytes::from_static(br#"{"name":"b"}"#)));
    Ok(())
}

#[tokio::test]
async fn a_media_type_is_sent_with_its_body_alone() -> Result<(), Error> {
    let service = Scripted::new().json(204, "").json(204, "").json(200, "{}").json(204, "");
    let client = media_types::Client::builder().transport(service.clone()).build()?;
    client.versions().rename().name("a").send().await?;
    assert_eq!(last(&service).0, "application/vnd.media.v2+json");
    client.versions().rename().send().await?;
    let request = service.requests().pop().unwrap();
    assert!(!request.headers().contains_key("content-type") && request.body().is_empty());
    client.versions().set().name("a").send().await?;
    let request = service.requests().pop().unwrap();
    assert_eq!(request.headers()["content-type"], "application/json; version=2");
    assert_eq!(request.headers()["accept"], "application/json;version=2");
    client.versions().drop().send().await?;
    assert!(!service.requests()[3].headers().contains_key("content-type"));
    Ok(())
}

#[tokio::test]
async fn a_text_of_any_media_type_is_no_json() -> Result<(), Error> {
    let service = Scripted::new().json(200, "hi").json(200, r#"{"name": "a"}"#);
    let client = client(&service);
    assert_eq!(client.greeting().get().send().await?, "hi");
    assert_eq!(client.greeting().put("ho").content_type("text/plain").send().await?.name, "a");
    assert_eq!(last(&service), ("text/plain".to_owned(), Bytes::from_static(b"ho")));
    Ok(())
}
