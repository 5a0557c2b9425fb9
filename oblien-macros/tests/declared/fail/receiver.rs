//! A function with `self`.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(&self) -> String;

fn main() {}
