//! Both crates under other names.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint as declare;

#[declare(GET "/things/{id}", scopes(admin), client = ::renamed::inner)]
async fn get_thing(id: String) -> Vec<String>;

extern crate self as renamed;

pub mod inner {
    pub use oblien_generated::*;
}

fn main() {
    let _ = get_thing(&client(), "a");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
