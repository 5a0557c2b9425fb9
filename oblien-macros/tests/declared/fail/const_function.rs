//! A function that is `const`.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
const fn list_things() -> String;

fn main() {}
