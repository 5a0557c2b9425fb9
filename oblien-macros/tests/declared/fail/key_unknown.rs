//! A key that there is not.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint(GET "/things", timeout = 5)]
async fn list_things() -> String;

fn main() {}

fn run(client: &Client) {
    let _ = list_things(client).send();
}
