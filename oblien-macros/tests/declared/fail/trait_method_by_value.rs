//! A method that takes the client away.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(scopes(admin))]
trait Things {
    #[endpoint(GET "/things")]
    async fn list_things(self) -> String;
}

fn main() {}
