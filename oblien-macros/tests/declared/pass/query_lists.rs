//! Lists in the query, in every style.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", scopes(admin))]
async fn list_things(
    #[query] ids: Vec<String>,
    #[query("sizes", comma)] sizes: Option<Vec<u32>>,
    #[query(space)] words: Option<Vec<String>>,
    #[query(pipe)] bars: Option<Vec<i64>>,
    #[query(explode)] more: Option<Vec<bool>>,
) -> Vec<String>;

fn main() {
    let request = list_things(&client(), ["a", "b"]).sizes([1, 2]).words(["x", "y"]).bars([3, 4]).more([true]);
    let request = request.into_request().unwrap();
    assert_eq!(request.uri(), "https://api.oblien.com/things?ids=a&ids=b&sizes=1,2&words=x%20y&bars=3%7C4&more=true");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
