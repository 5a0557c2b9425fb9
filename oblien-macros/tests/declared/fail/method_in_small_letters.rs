//! A method in small letters.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(post "/things")]
async fn make_thing() -> String;

fn main() {}
