//! A result in place of the value.

use oblien_macros::oblien_endpoint;
use oblien_generated::Client;

#[oblien_endpoint(GET "/things")]
async fn list_things() -> Result<Vec<String>, oblien_generated::Error>;

fn main() {}

async fn run(client: &Client) -> Result<Vec<String>, oblien_generated::Error> {
    list_things(client).send().await
}
