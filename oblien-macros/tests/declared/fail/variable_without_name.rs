//! A variable without a name.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things/{}")]
async fn get_thing(thing_id: String) -> String;

fn main() {}
