//! A key that needs a value and has none.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", member)]
async fn list_things() -> String;

fn main() {}
