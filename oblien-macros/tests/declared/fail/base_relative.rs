//! A base without a scheme.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", base = "beta.example.com/v1")]
async fn list_things() -> String;

fn main() {}
