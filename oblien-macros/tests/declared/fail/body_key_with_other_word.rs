//! The key `body` knows one word.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/things", body = sometimes)]
async fn make_thing() -> String;

fn main() {}
