//! A prefix that does not start with a slash.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(prefix = "things")]
trait Things {
    #[endpoint(GET "/all")]
    async fn list_things(&self) -> String;
}

fn main() {}
