//! A port that is none.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", base = "https://beta.example.com:80800")]
async fn list_things() -> String;

fn main() {}
