//! A cookie without a name.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[cookie] session: String) -> String;

fn main() {}
