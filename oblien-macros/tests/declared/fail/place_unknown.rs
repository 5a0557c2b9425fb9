//! A place that requests do not have.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[footer] limit: u32) -> String;

fn main() {}
