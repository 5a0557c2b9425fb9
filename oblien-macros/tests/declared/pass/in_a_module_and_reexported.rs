//! Endpoints of a module, shown elsewhere.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};

mod betas {
    pub(crate) mod inner {
        use oblien_macros::oblien_endpoint;

        #[oblien_endpoint(GET "/things", scopes(admin))]
        pub(crate) async fn list_things(#[query] limit: Option<u32>) -> Vec<String>;

        #[oblien_endpoint(GET "/parts", scopes(admin))]
        pub(in crate::betas) async fn list_parts() -> Vec<String>;
    }

    pub(crate) use inner::{ListThings, list_things};

    pub(crate) fn parts(client: &super::Client<super::scope::Admin>) -> String {
        inner::list_parts(client).into_request().unwrap().uri().to_string()
    }
}

use betas::list_things as things;

fn main() {
    let request: betas::ListThings = things(&client()).limit(2);
    assert_eq!(request.into_request().unwrap().uri(), "https://api.oblien.com/things?limit=2");
    assert_eq!(betas::parts(&client()), "https://api.oblien.com/parts");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
