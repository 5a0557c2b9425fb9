//! The attribute without a word.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint]
async fn list_things() -> String;

fn main() {}

fn run(client: &Client) {
    let _ = list_things(client).send();
}
