//! A header without a name.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[header] request_tag: String) -> String;

fn main() {}
