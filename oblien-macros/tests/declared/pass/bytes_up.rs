//! A body of bytes, of a media type or of none in particular.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::oblien_client::Bytes;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(PUT "/files/{name}", scopes(admin))]
async fn put_file(name: String, #[body] content: Bytes);

#[oblien_endpoint(PUT "/archives/{name}", scopes(admin))]
async fn put_archive(name: String, #[body("application/gzip")] archive: Option<Bytes>);

fn main() {
    let request = put_file(&client(), "a", "text").into_request().unwrap();
    assert_eq!(request.headers()["content-type"], "application/octet-stream");
    assert_eq!(request.body().as_bytes().unwrap(), "text");
    let request = put_archive(&client(), "a").archive(vec![1, 2]).into_request().unwrap();
    assert_eq!(request.headers()["content-type"], "application/gzip");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
