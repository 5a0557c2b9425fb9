//! A path that is encoded by hand.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/my%20things")]
async fn list_things() -> String;

fn main() {}
