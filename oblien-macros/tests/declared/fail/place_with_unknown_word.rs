//! A word that a place does not know.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[query(semicolon)] ids: Vec<String>) -> String;

fn main() {}
