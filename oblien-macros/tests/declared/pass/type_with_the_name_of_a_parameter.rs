//! A type `S`, the name that the scope's parameter would have.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[derive(serde::Serialize)]
struct S(u32);

#[oblien_endpoint(POST "/things", scopes(admin))]
async fn make_thing(#[body] thing: S) -> String;

fn main() {
    let request = make_thing(&client(), S(5)).into_request().unwrap();
    assert_eq!(request.body().as_bytes().unwrap(), "5");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
