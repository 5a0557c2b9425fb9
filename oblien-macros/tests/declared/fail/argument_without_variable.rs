//! An argument that fills no variable and says no other place.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint(GET "/things/{thing_id}")]
async fn get_thing(thing_id: String, limit: u32) -> String;

fn main() {}

fn run(client: &Client) {
    let _ = get_thing(client, "a", 5).send();
}
