//! A brace that was not opened.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things/thing_id}")]
async fn get_thing(thing_id: String) -> String;

fn main() {}
