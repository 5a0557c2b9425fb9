//! Deprecated endpoints and arguments.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/old", scopes(admin))]
#[deprecated(note = "use `get_new`")]
async fn get_old(#[deprecated] #[query] limit: Option<u32>) -> String;

#[oblien_endpoint(scopes(admin))]
trait Olds {
    #[endpoint(GET "/olds")]
    #[deprecated]
    async fn get_olds(&self) -> String;
}

#[expect(deprecated)]
fn main() {
    let _ = get_old(&client()).limit(1);
    let _ = client().get_olds();
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
