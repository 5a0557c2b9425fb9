//! A reply that is borrowed.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things() -> &str;

fn main() {}
