//! A trait with type parameters.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(scopes(admin))]
trait Things<T> {
    #[endpoint(GET "/things")]
    async fn list_things(&self) -> String;
}

fn main() {}
