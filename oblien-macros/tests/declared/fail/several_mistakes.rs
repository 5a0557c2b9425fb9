//! All mistakes are told at once.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(PSOT "things/{id}", scopes(owner), tmeout = 5)]
async fn make_thing(#[header("a b")] tag: &str, #[body] first: String, #[body] second: String) -> Result<String, ()>;

fn main() {}
