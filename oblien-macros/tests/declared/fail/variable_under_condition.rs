//! A variable that is there under a condition.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things/{thing_id}")]
async fn get_thing(#[cfg(debug_assertions)] thing_id: String) -> String;

fn main() {}
