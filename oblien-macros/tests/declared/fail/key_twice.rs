//! A key that is there twice.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", scopes(admin), scopes(namespace))]
async fn list_things() -> String;

fn main() {}
