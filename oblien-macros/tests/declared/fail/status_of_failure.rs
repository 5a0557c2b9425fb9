//! A failure among the replies.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/build", scopes(admin), replies(200 = u32, 404 = u32))]
async fn build();

fn main() {}
