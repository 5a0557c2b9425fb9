//! A method without `&self`.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(scopes(admin))]
trait Things {
    #[endpoint(GET "/things")]
    async fn list_things() -> String;
}

fn main() {}
