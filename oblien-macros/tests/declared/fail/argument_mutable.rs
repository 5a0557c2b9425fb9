//! An argument that is `mut`.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[query] mut limit: u32) -> String;

fn main() {}
