//! Method and path on the trait.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(scopes(admin), member = "thing")]
trait Things {
    #[endpoint(GET "/things")]
    async fn list_things(&self) -> String;
}

fn main() {}
