//! Members of a JSON object, some in an object of it, some fixed, some unknown.

use std::collections::BTreeMap;

use oblien_generated::oblien_client::{Field, Value};
use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(
    POST "/things",
    scopes(admin),
    body = always,
    constants("kind" = "thing", "config"."version" = 2),
    groups("limits"),
)]
async fn make_thing(
    #[field] name: String,
    #[field("memoryMb", group = "config")] memory_mb: Option<u32>,
    #[field] note: Field<String>,
    #[field(value = true)] hidden: Option<bool>,
    #[field(required)] parent: Option<String>,
    #[members] extra: Option<BTreeMap<String, Value>>,
);

fn main() {
    let extra = [("color", Value::from("red"))];
    let request = make_thing(&client(), "a", None).memory_mb(512).note(Field::Null).hidden().extra(extra);
    let body = request.into_request().unwrap();
    assert_eq!(
        body.body().as_bytes().unwrap(),
        r#"{"name":"a","parent":null,"kind":"thing","note":null,"hidden":true,"color":"red","limits":{},"config":{"version":2,"memoryMb":512}}"#
    );
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
