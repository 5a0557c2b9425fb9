//! A method that the client's scope may not call.

use oblien_macros::oblien_endpoint;
use oblien_generated::{Client, scope};

#[oblien_endpoint(prefix = "/things", scopes(admin))]
trait Things {
    #[endpoint(GET "/")]
    async fn list_things(&self) -> String;
}

fn main() {}

fn run(tenant: &Client<scope::Namespace>) {
    let _ = tenant.list_things();
}
