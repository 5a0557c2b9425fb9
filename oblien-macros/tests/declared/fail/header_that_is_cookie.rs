//! Cookies as a header.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[header("Cookie")] session: String) -> String;

fn main() {}
