//! A body where HTTP gives it no meaning.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[body] filter: String) -> String;

fn main() {}

fn run(client: &Client) {
    let _ = list_things(client, "a").send();
}
