//! A header that holds credentials.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint(GET "/things")]
async fn list_things(#[header("Authorization")] token: String) -> String;

fn main() {}

fn run(client: &Client) {
    let _ = list_things(client, "a").send();
}
