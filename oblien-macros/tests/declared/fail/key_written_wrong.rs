//! A key whose value stands where it does not belong.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", scopes = "admin")]
async fn list_things() -> String;

fn main() {}
