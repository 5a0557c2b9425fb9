//! A variable whose brace is not closed.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint(GET "/things/{thing_id")]
async fn get_thing(thing_id: String) -> String;

fn main() {}

fn run(client: &Client) {
    let _ = get_thing(client, "a").send();
}
