//! A password in the base.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", base = "https://me:secret@beta.example.com")]
async fn list_things() -> String;

fn main() {}
