//! A scope that is spelt almost right.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", scopes(admin, namspace))]
async fn list_things() -> String;

fn main() {}
