//! Members of a body where HTTP gives it no meaning.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(HEAD "/things")]
async fn look_at_things(#[field] name: Option<String>);

fn main() {}
