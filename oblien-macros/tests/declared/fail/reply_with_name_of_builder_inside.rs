//! A stream whose type has the name of the builder.

use oblien_generated::oblien_client::Events;
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/events")]
async fn events() -> Events<String>;

fn main() {}
