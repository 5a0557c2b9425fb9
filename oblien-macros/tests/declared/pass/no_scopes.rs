//! An endpoint that every client may call.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/health")]
async fn get_health() -> String;

fn of_any_scope<S>(client: &Client<S>) {
    let _ = get_health(client);
}

fn main() {
    of_any_scope(&client());
    of_any_scope(&client().into_any());
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
