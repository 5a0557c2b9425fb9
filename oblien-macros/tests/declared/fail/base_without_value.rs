//! A base that is not a text.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", base = BETA)]
async fn list_things() -> String;

fn main() {}
