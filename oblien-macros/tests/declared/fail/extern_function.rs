//! A function that is `extern`.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async extern "C" fn list_things() -> String;

fn main() {}
