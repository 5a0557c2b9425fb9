//! Declarations that a `macro_rules` macro writes.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

macro_rules! getter {
    ($name:ident, $path:literal, $argument:ident: $ty:ty, $reply:ty) => {
        #[oblien_endpoint(GET $path, scopes(admin))]
        async fn $name($argument: $ty, #[query] limit: Option<$ty>) -> $reply;
    };
}

getter!(get_thing, "/things/{id}", id: u32, Vec<String>);
getter!(get_part, "/parts/{name}", name: String, Option<String>);

fn main() {
    assert_eq!(get_thing(&client(), 5).limit(1).into_request().unwrap().uri(), "https://api.oblien.com/things/5?limit=1");
    assert_eq!(get_part(&client(), "a").into_request().unwrap().uri(), "https://api.oblien.com/parts/a");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
