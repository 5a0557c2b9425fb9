//! A reply that does not come out of JSON.

use oblien_macros::oblien_endpoint;

struct Things;

#[oblien_endpoint(GET "/things")]
async fn list_things() -> Things;

fn main() {}
