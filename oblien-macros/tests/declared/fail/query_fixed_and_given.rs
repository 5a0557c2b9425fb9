//! An argument that is sent under the name of a member that every request has.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", query("level" = "namespace"))]
async fn list_things(#[query("level")] scope: String) -> String;

fn main() {}
