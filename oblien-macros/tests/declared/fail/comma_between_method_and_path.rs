//! A word that is no key, no method and no path.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET => "/things")]
async fn list_things() -> String;

fn main() {}
