//! A space in the base.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", base = "https://beta.example.com/version 1")]
async fn list_things() -> String;

fn main() {}
