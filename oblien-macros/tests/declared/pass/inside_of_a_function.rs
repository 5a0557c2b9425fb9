//! An endpoint that is declared where it is used.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

fn main() {
    #[oblien_endpoint(GET "/things/{id}", scopes(admin))]
    async fn get_thing(id: String) -> String;

    let request = get_thing(&client(), "a").into_request().unwrap();
    assert_eq!(request.uri(), "https://api.oblien.com/things/a");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
