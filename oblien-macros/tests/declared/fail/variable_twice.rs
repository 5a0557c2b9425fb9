//! A variable that is there twice.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things/{id}/parts/{id}")]
async fn get_part(id: String) -> String;

fn main() {}
