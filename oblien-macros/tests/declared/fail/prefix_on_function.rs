//! A prefix is for a trait.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", prefix = "/v2")]
async fn list_things() -> String;

fn main() {}
