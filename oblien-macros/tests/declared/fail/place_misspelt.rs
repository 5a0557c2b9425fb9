//! A place that is spelt almost right.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[qeury] limit: Option<u32>) -> String;

fn main() {}
