//! The type of a list where a stream is meant.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/rows", scopes(admin), stream = Vec<u32>)]
async fn rows() -> Vec<u32>;

fn main() {}
