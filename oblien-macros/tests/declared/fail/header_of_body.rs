//! The media type of a body as an argument.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/things")]
async fn make_thing(#[header("Content-Type")] kind: String) -> String;

fn main() {}
