//! A setter with the name of the method that asks for the stream.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/file", scopes(admin))]
async fn file(#[query] stream: Option<bool>) -> oblien_generated::oblien_client::Bytes;

fn main() {}
