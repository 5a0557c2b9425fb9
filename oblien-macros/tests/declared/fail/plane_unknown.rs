//! A server that Oblien does not have.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", server = "runtme")]
async fn list_things() -> String;

fn main() {}
