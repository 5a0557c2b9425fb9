//! A path with a space.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/my things")]
async fn list_things() -> String;

fn main() {}
