//! A trait that holds more than endpoints.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(scopes(admin))]
trait Things {
    const LIMIT: u32;

    #[endpoint(GET "/things")]
    async fn list_things(&self) -> String;
}

fn main() {}
