//! Two paths.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", "/others")]
async fn list_things() -> String;

fn main() {}
