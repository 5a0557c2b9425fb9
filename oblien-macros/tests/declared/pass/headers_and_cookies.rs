//! Headers and cookies, given and fixed.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/things", scopes(admin), headers("X-Beta" = "things"), accept = "application/vnd.things+json")]
async fn list_things(
    #[header("X-Request-Tag")] tag: String,
    #[header("X-Limit")] limit: Option<u32>,
    #[cookie("session")] session: Option<String>,
) -> Vec<String>;

fn main() {
    let request = list_things(&client(), "t1").limit(5).session("s").into_request().unwrap();
    let headers = request.headers();
    assert_eq!(headers["x-beta"], "things");
    assert_eq!(headers["accept"], "application/vnd.things+json");
    assert_eq!(headers["x-request-tag"], "t1");
    assert_eq!(headers["x-limit"], "5");
    assert_eq!(headers["cookie"], "session=s");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
