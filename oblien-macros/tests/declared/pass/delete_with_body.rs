//! A DELETE with a body, which is legal and used.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(DELETE "/things", scopes(admin))]
async fn delete_things(#[body] ids: Vec<String>);

fn main() {
    let request = delete_things(&client(), ["a".to_owned()]).into_request().unwrap();
    assert_eq!(request.method(), "DELETE");
    assert_eq!(request.body().as_bytes().unwrap(), r#"["a"]"#);
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
