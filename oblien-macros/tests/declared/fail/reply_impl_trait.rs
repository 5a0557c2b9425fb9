//! A reply without a type of its own.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things() -> impl Iterator<Item = String>;

fn main() {}
