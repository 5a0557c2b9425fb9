//! Two arguments of one name.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[query] limit: u32, #[query("max")] limit: u32) -> String;

fn main() {}
