//! A client for one method of a trait.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(scopes(admin))]
trait Things {
    #[endpoint(GET "/things", client = crate::api)]
    async fn list_things(&self) -> String;
}

fn main() {}
