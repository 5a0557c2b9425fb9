//! Values of several parts in every place, each in its style.

use std::collections::BTreeMap;

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things/{ids}/{range}", scopes(admin))]
#[allow(clippy::too_many_arguments)]
async fn list_things(
    #[path(simple)] ids: Vec<u32>,
    #[path("range", matrix, explode)] span: Vec<String>,
    #[query(deep_object)] filter: BTreeMap<String, String>,
    #[query("page", form, explode)] paging: Option<BTreeMap<String, u32>>,
    #[query(form, reserved)] link: Option<String>,
    #[query(form, allow_empty)] flag: Option<Option<bool>>,
    #[query(json)] where_: Option<Vec<String>>,
    #[header("X-Ids", simple)] header_ids: Option<Vec<u32>>,
    #[cookie("ids", form)] cookie_ids: Option<Vec<u32>>,
) -> Vec<String>;

#[oblien_endpoint(GET "/all", scopes(admin))]
async fn list_all(#[querystring(form)] all: BTreeMap<String, u32>) -> Vec<String>;

fn main() {
    let request = list_things(&client(), [1, 2], ["a", "b/c"], [("k", "v")])
        .paging([("p", 1)])
        .link("/a?b")
        .flag(None)
        .where_(["x"])
        .header_ids([3, 4])
        .cookie_ids([5, 6])
        .into_request()
        .unwrap();
    assert_eq!(
        request.uri(),
        "https://api.oblien.com/things/1,2/;range=a;range=b%2Fc?filter%5Bk%5D=v&p=1&link=/a?b&flag=&where_=%5B%22x%22%5D"
    );
    assert_eq!(request.headers()["x-ids"], "3,4");
    assert_eq!(request.headers()["cookie"], "ids=5,6");

    let request = list_all(&client(), [("a", 1), ("b", 2)]).into_request().unwrap();
    assert_eq!(request.uri(), "https://api.oblien.com/all?a=1&b=2");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
