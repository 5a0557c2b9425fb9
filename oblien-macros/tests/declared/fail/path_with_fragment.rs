//! A path with a fragment.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things#first")]
async fn list_things() -> String;

fn main() {}
