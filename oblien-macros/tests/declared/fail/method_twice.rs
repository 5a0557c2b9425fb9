//! Two methods.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET, POST "/things")]
async fn list_things() -> String;

fn main() {}
