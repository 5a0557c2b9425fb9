//! A member of the query that every request has, before those that are given.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/credits/defaults", scopes(admin), query("level" = "a & b", "page" = "1"))]
async fn read_defaults(#[query] service: String) -> String;

#[oblien_endpoint(GET "/credits/defaults", scopes(admin), query("tag" = "a", "page" = "1", "tag" = "b"))]
async fn read_tagged() -> String;

fn main() {
    let client: Client<scope::Admin> = Client::builder().transport(Scripted::new()).build().unwrap();
    let request = read_defaults(&client, "sandbox").into_request().unwrap();
    assert_eq!(request.uri().query(), Some("level=a+%26+b&page=1&service=sandbox"));
    let request = read_tagged(&client).into_request().unwrap();
    assert_eq!(request.uri().query(), Some("tag=a&tag=b&page=1"));
}
