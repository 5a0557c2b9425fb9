//! A method in quotes that is no token.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint("NOT A METHOD" "/things")]
async fn list_things() -> String;

fn main() {}
