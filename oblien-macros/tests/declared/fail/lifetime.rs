//! A function with a lifetime.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things<'a>(#[query] name: std::borrow::Cow<'a, str>) -> String;

fn main() {}
