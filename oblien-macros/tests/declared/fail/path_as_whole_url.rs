//! A URL in place of a path.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "https://api.oblien.com/things")]
async fn list_things() -> String;

fn main() {}
