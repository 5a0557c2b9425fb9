//! Text that is read into something else.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", text)]
async fn list_things() -> Vec<String>;

fn main() {}
