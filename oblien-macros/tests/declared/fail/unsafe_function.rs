//! A function that is `unsafe`.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things")]
async unsafe fn list_things() -> String;

fn main() {}
