//! A client that is no crate and no module.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", client = "crate::api")]
async fn list_things() -> String;

fn main() {}
