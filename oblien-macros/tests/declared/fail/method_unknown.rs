//! A method that HTTP does not have.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(FETCH "/things")]
async fn list_things() -> String;

fn main() {}
