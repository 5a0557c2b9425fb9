//! A declaration under a condition, before and behind the attribute.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[cfg(any())]
#[oblien_endpoint(GET "/never", scopes(admin))]
async fn get_never() -> NoSuchType;

#[oblien_endpoint(GET "/never", scopes(admin))]
#[cfg(any())]
async fn get_nothing() -> NoSuchType;

#[oblien_endpoint(GET "/always", scopes(admin))]
#[cfg(all())]
async fn get_always() -> String;

#[oblien_endpoint(scopes(admin))]
#[cfg(any())]
trait Never {
    #[endpoint(GET "/never")]
    async fn get_of_trait(&self) -> NoSuchType;
}

#[oblien_endpoint(scopes(admin))]
trait Sometimes {
    #[cfg(any())]
    #[endpoint(GET "/never")]
    async fn get_sometimes(&self) -> NoSuchType;

    #[endpoint(GET "/always")]
    async fn get_every_time(&self) -> String;
}

fn main() {
    let _ = get_always(&client());
    let _ = client().get_every_time();
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
