//! A function with a where clause.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async fn list_things() -> String
where
    String: Clone;

fn main() {}
