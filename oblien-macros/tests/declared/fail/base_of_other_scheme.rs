//! A base that is not on the web.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", base = "ftp://beta.example.com")]
async fn list_things() -> String;

fn main() {}
