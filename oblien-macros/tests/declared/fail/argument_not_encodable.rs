//! A query value that cannot be written as text.

use oblien_macros::oblien_endpoint;

struct Filter;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[query] filter: Option<Filter>) -> String;

fn main() {}
