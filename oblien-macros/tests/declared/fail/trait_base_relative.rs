//! A base of a trait, told once.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(base = "beta.example.com")]
trait Things {
    #[endpoint(GET "/things")]
    async fn list_things(&self) -> String;

    #[endpoint(GET "/parts")]
    async fn list_parts(&self) -> String;
}

fn main() {}
