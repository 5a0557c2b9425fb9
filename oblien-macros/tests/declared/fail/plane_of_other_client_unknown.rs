//! A server that another client does not have; the compiler knows them.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", client = oblien_generated, server = "storage")]
async fn list_things() -> String;

fn main() {}
