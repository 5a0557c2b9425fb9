//! A list style on one value.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[query(comma)] id: String) -> String;

fn main() {}
