//! A plane that the API does not have.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", server = "hub")]
async fn list_things() -> String;

fn main() {}
