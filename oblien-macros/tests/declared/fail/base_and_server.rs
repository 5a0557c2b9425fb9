//! A place by name and one by URL.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", server = "control", base = "https://beta.example.com")]
async fn list_things() -> String;

fn main() {}
