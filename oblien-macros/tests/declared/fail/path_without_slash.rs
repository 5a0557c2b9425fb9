//! A path that does not start with a slash.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint(GET "things")]
async fn list_things() -> String;

fn main() {}

fn run(client: &Client) {
    let _ = list_things(client).send();
}
