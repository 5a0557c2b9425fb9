//! A method that is spelt almost right.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(PSOT "/things")]
async fn make_thing() -> String;

fn main() {}
