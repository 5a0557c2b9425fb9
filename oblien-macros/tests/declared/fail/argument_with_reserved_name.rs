//! An argument with a name of the builder's own.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[query] client: Option<String>) -> String;

fn main() {}
