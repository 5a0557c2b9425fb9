//! A style of forms in a body of JSON.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/charges", scopes(admin))]
async fn charge(#[field(deep)] expand: Vec<String>);

fn main() {}
