//! A member that is no JSON.

use oblien_macros::oblien_endpoint;

struct Part;

#[oblien_endpoint(POST "/things")]
async fn make_thing(#[field] part: Part) -> String;

fn main() {}
