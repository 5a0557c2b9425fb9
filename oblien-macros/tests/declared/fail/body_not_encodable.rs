//! A body that is no JSON.

use oblien_macros::oblien_endpoint;

struct Thing;

#[oblien_endpoint(POST "/things")]
async fn make_thing(#[body] thing: Thing) -> String;

fn main() {}
