//! A header that the connection sends.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/things")]
async fn make_thing(#[header("Content-Length")] length: u64, #[body] thing: String) -> String;

fn main() {}
