//! A function for every scope that may call.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", scopes(admin, namespace))]
async fn list_things() -> Vec<String>;

fn of_scopes<S: AllowsListThings>(client: &Client<S>) {
    let _ = list_things(client);
}

fn main() {
    of_scopes(&client());
    of_scopes(&client().cast::<scope::Namespace>());
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
