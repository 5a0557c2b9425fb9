//! A trait with a supertrait.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(scopes(admin))]
trait Things: Clone {
    #[endpoint(GET "/things")]
    async fn list_things(&self) -> String;
}

fn main() {}
