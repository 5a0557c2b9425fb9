//! A variable that may be left out.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things/{thing_id}")]
async fn get_thing(thing_id: Option<String>) -> String;

fn main() {}
