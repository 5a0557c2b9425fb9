//! A body that is sent in no way there is.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/charges", scopes(admin), body = xml)]
async fn charge(#[field] amount: u32);

fn main() {}
