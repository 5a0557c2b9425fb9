//! A variable of the path that stands in two places, with one value.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things/{id}/parts/{part}/of/{id}", scopes(admin))]
async fn get_part(id: String, part: u32) -> String;

fn main() {
    let client: Client<scope::Admin> = Client::builder().transport(Scripted::new()).build().unwrap();
    let request = get_part(&client, "a/b", 7).into_request().unwrap();
    assert_eq!(request.uri().path(), "/things/a%2Fb/parts/7/of/a%2Fb");
}
