//! Arguments whose names are keywords.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things/{type}", scopes(admin))]
async fn get_thing(r#type: String, #[query] r#async: Option<bool>, #[query("match")] matches: Option<String>) -> String;

fn main() {
    let request = get_thing(&client(), "a").r#async(true).matches("x").into_request().unwrap();
    assert_eq!(request.uri(), "https://api.oblien.com/things/a?async=true&match=x");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
