//! A key that is spelt almost right.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", scope(admin))]
async fn list_things() -> String;

fn main() {}
