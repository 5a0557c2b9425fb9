//! A header whose name is none.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[header("request tag")] tag: String) -> String;

fn main() {}
