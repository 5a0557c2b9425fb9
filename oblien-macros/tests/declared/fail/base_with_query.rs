//! A query in the base.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", base = "https://beta.example.com/v1?beta=1")]
async fn list_things() -> String;

fn main() {}
