//! GET in quotes has a body, for services that read it.

use oblien_generated::{Client, scope};
use oblien_generated::oblien_client::transport::Scripted;
use oblien_macros::oblien_endpoint;

#[oblien_endpoint("GET" "/search")]
async fn search(#[body] filter: String) -> String;

fn main() {
    let client = Client::<scope::Admin>::builder().transport(Scripted::new()).build().unwrap();
    let request = search(&client, "a").into_request().unwrap();
    assert_eq!(request.method().as_str(), "GET");
    assert_eq!(request.headers()["content-type"], "application/json");
}
