//! Two arguments of one name on the wire.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[query("limit")] first: u32, #[query("limit")] second: u32) -> String;

fn main() {}
