//! A word about a style where no style is named.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[query(reserved)] link: String) -> String;

fn main() {}
