//! A reply that is said twice.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/build", scopes(admin), replies(200 = u32, 204))]
async fn build() -> u32;

fn main() {}
