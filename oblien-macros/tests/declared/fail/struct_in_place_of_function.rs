//! An item that is no function.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
struct ListThings {
    limit: u32,
}

fn main() {}
