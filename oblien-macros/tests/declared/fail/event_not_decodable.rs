//! Events that do not come out of JSON.

use oblien_macros::oblien_endpoint;
use oblien_generated::oblien_client::Events;

struct Thing;

#[oblien_endpoint(GET "/things")]
async fn watch_things() -> Events<Thing>;

fn main() {}
