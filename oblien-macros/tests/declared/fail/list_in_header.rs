//! A list where one value goes.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[header("X-Ids")] ids: Vec<String>) -> String;

fn main() {}
