//! A number that says nothing.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", 5)]
async fn list_things() -> String;

fn main() {}
