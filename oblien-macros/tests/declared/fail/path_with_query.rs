//! A path with a query.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things?limit=5")]
async fn list_things() -> String;

fn main() {}
