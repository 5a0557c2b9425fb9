//! A function that is not `async`.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
fn list_things() -> String;

fn main() {}
