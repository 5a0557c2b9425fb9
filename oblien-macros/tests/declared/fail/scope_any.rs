//! The scope that may always call.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", scopes(any))]
async fn list_things() -> String;

fn main() {}
