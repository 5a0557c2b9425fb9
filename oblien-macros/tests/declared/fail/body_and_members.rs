//! A whole body and members of one.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/things")]
async fn make_thing(#[body] all: String, #[field] name: String) -> String;

fn main() {}
