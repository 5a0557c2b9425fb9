//! A header in which Oblien's client sends its key.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[header("X-Client-ID")] client_id: String) -> String;

fn main() {}
