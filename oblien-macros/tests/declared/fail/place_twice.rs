//! An argument with two places.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[query] #[header("X-Limit")] limit: u32) -> String;

fn main() {}
