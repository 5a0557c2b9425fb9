//! A variable that no argument fills.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things/{thing_id}/parts/{part_id}")]
async fn get_part(thing_id: String) -> String;

fn main() {}
