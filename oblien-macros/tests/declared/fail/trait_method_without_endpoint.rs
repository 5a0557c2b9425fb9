//! A method that says no method and path of HTTP.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint(scopes(admin))]
trait Things {
    #[endpoint(GET "/things")]
    async fn list_things(&self) -> String;

    async fn count_things(&self) -> u32;
}

fn main() {}

fn run(client: &Client) {
    let _ = client.list_things();
    let _ = client.count_things();
}
