//! A function with type parameters.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things<T>() -> Vec<T>;

fn main() {}
