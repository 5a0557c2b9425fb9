//! A crate without the prelude, and so without the name of the compiler's `diagnostic` attributes.

#![no_implicit_prelude]

use ::oblien_macros::oblien_endpoint;
use ::std::option::Option;
use ::std::string::String;
use ::std::vec::Vec;

#[oblien_endpoint(POST "/things/{id}", headers("X-Beta" = "1"), scopes(admin, namespace))]
async fn make_thing(
    id: String,
    #[query] limit: Option<u32>,
    #[query] ids: Vec<String>,
    #[header("X-Tag")] tag: Option<String>,
    #[field] names: Option<Vec<String>>,
    #[field] rates: Option<::std::collections::BTreeMap<String, u32>>,
) -> Vec<String>;

#[oblien_endpoint(prefix = "/parts", scopes(admin))]
trait Parts {
    #[endpoint(GET "/{id}")]
    async fn get_part(&self, id: String) -> String;
}

async fn run(client: &::oblien_generated::Client<::oblien_generated::scope::Admin>) {
    let request = make_thing(client, "a", ["b"]).limit(1).tag("t").names(["n"]).rates([("r", 1)]);
    let _ = request.send().await;
    let _ = client.get_part("p").send().await;
}

fn main() {
    let _ = run;
}
