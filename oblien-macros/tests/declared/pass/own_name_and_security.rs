//! A builder of another name, other credentials, and a repeatable POST.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[derive(serde::Deserialize)]
struct ThingList {
    _things: Vec<String>,
}

#[oblien_endpoint(POST "/things", scopes(admin), name = ListOfThings, security("bearer", ["clientId", "clientSecret"], []), idempotent)]
async fn thing_list() -> ThingList;

fn main() {
    let _: ListOfThings = thing_list(&client());
    assert_eq!(ListOfThings::ENDPOINT.security_alternatives(), [&["bearer"][..], &["clientId", "clientSecret"], &[]]);
    assert!(ListOfThings::ENDPOINT.is_idempotent());
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
