//! A client of another service, without scopes, with planes by name.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_macros::oblien_endpoint;

mod api {
    pub use oblien_generated::oblien_client;
    use oblien_client::{Api, Placement, Scheme, Server};

    pub static API: Api = Api::new(
        "Shop",
        &[Server::new("main", "https://shop.example/v1"), Server::new("files", "https://files.example")],
        &[Scheme::new("key", Placement::Header("X-Key"))],
    );
    pub const SECURITY: &[&[&str]] = &[&["key"]];

    oblien_client::client! {
        /// A client of the shop.
        pub struct Client for API;
    }
}

#[oblien_endpoint(GET "/orders/{id}", client = crate::api)]
async fn get_order(id: u64, #[header("X-Client-ID")] shop: Option<String>) -> String;

#[oblien_endpoint(GET "/pictures/{name}", client = api, server = "files", security())]
async fn get_picture(name: String) -> String;

#[oblien_endpoint(GET "/pages/{name}", client = api, server = 1)]
async fn get_page(name: String) -> String;

#[oblien_endpoint(client = crate::api, prefix = "/carts")]
trait Carts {
    #[endpoint(GET "/{id}")]
    async fn get_cart(&self, id: u64) -> String;
}

fn main() {
    let client = api::Client::builder().transport(Scripted::new()).build().unwrap();
    assert_eq!(get_order(&client, 5).shop("s").into_request().unwrap().uri(), "https://shop.example/v1/orders/5");
    assert_eq!(get_picture(&client, "a").into_request().unwrap().uri(), "https://files.example/pictures/a");
    assert_eq!(get_page(&client, "a").into_request().unwrap().uri(), "https://files.example/pages/a");
    assert_eq!(client.get_cart(1).into_request().unwrap().uri(), "https://shop.example/v1/carts/1");
    assert!(GetPicture::ENDPOINT.security_alternatives().is_empty());
}
