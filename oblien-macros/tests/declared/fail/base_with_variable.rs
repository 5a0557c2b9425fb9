//! A variable in the base.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", base = "https://{region}.example.com")]
async fn list_things(region: String) -> String;

fn main() {}
