//! A method that is none of the usual ones stands in quotes, and is sent as it stands.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint("COPY" "/things/{id}", scopes(admin))]
async fn copy_thing(id: String, #[header("Destination")] destination: String);

fn main() {
    let request = copy_thing(&client(), "a", "/b").into_request().unwrap();
    assert_eq!(request.method().as_str(), "COPY");
    assert_eq!(request.uri(), "https://api.oblien.com/things/a");
    assert_eq!(request.headers()["destination"], "/b");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
