//! A scope that another client does not have: the compiler knows them.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", scopes(owner), client = oblien_generated)]
async fn list_things() -> String;

fn main() {}
