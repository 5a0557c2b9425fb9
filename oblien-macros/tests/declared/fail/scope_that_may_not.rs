//! A client of a scope that may not call.

use oblien_macros::oblien_endpoint;
use oblien_generated::{Client, scope};

#[oblien_endpoint(POST "/things", scopes(admin))]
async fn make_thing() -> String;

fn main() {}

fn run(tenant: &Client<scope::Namespace>) {
    let _ = make_thing(tenant);
}
