//! A method without a path.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET)]
async fn list_things() -> String;

fn main() {}
