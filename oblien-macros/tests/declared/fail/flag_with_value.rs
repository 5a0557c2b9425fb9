//! A key that is a word of its own, with a value.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", idempotent = true)]
async fn list_things() -> String;

fn main() {}
