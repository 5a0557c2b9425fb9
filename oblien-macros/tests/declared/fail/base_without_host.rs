//! A base without a host.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", base = "https:///v1")]
async fn list_things() -> String;

fn main() {}
