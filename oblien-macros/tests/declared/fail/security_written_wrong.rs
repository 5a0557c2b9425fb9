//! Schemes are texts.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", security(bearer))]
async fn list_things() -> String;

fn main() {}
