//! Names of the prelude and of the standard library that mean something else.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

struct Result;
struct String;
struct Vec;
struct Into;
struct Clone;
struct Debug;
struct Call;
struct Endpoint;
struct Client2;
struct Sending;
mod std {}
mod core {}

#[derive(::serde::Deserialize)]
struct Thing {
    _name: ::std::string::String,
}

#[oblien_endpoint(POST "/things/{id}", scopes(admin))]
async fn make_thing(
    id: ::std::string::String,
    #[query] ids: Option<::std::vec::Vec<::std::string::String>>,
    #[body] all: ::std::vec::Vec<::std::string::String>,
) -> Thing;

fn main() {
    let _ = make_thing(&client(), "a", ["b".to_owned()]).ids(["c"]).into_request();
    let _ = (Result, String, Vec, Into, Clone, Debug, Call, Endpoint, Client2, Sending);
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
