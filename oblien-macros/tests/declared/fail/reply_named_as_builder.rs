//! A reply with the name of the request builder.

use oblien_macros::oblien_endpoint;

#[derive(serde::Deserialize)]
struct ThingList;

#[oblien_endpoint(GET "/things")]
async fn thing_list() -> ThingList;

fn main() {}
