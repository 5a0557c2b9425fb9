//! A scope that may not call, in a crate without the prelude: the compiler's own words, which name the scopes.

#![no_implicit_prelude]

use ::oblien_generated::{Client, scope};
use ::oblien_macros::oblien_endpoint;
use ::std::string::String;

#[oblien_endpoint(GET "/things", scopes(admin, namespace))]
async fn list_things() -> String;

fn run(client: &Client<scope::Workspace>) {
    let _ = list_things(client);
}

fn main() {}
