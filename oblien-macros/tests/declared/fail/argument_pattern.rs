//! A pattern in place of a name.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[query] (first, last): (u32, u32)) -> String;

fn main() {}
