//! A body where a signature is expected.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint(GET "/things")]
async fn list_things() -> String {
    String::new()
}

fn main() {}

fn run(client: &Client) {
    let _ = list_things(client).send();
}
