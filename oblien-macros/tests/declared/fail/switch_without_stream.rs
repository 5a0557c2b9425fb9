//! A member that switches to a stream that is not there.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/chat", scopes(admin), switch = "stream")]
async fn chat(#[field] prompt: String) -> u32;

fn main() {}
