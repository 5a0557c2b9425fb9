//! Two whole bodies.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint(POST "/things")]
async fn make_thing(#[body] first: String, #[body] second: String) -> String;

fn main() {}

fn run(client: &Client) {
    let _ = make_thing(client, "a", "b").send();
}
