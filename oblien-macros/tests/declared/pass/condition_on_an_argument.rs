//! Arguments under conditions, required and optional.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/things", scopes(admin))]
async fn make_thing(
    #[cfg(any())]
    #[query]
    never: NoSuchType,
    #[cfg(all())]
    #[query]
    always: String,
    #[cfg(any())]
    #[field]
    never_set: Option<NoSuchType>,
    #[cfg(all())]
    #[field]
    always_set: Option<u32>,
) -> String;

fn main() {
    let request = make_thing(&client(), "a").always_set(1).into_request().unwrap();
    assert_eq!(request.uri(), "https://api.oblien.com/things?always=a");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
