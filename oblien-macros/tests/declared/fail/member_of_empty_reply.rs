//! A member of nothing.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(DELETE "/things", member = "thing")]
async fn delete_things();

fn main() {}
