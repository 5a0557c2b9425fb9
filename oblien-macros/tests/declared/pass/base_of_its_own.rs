//! Endpoints at a URL that the API does not know: no credentials go there that the declaration does not name.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, credentials, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/forecast/{city}", base = "https://beta.example.com/v1", scopes(admin))]
async fn get_forecast(city: String, #[query] days: Option<u8>) -> Vec<i32>;

#[oblien_endpoint(GET "/usage", base = "https://beta.example.com/v1/", security(["clientId", "clientSecret"]))]
async fn get_usage() -> u64;

/// An endpoint of a partner, with a key of the partner's own.
#[oblien_endpoint(POST "/orders", base = "http://127.0.0.1:8080")]
async fn make_order(#[header("Authorization")] token: String, #[field] item: String);

#[oblien_endpoint(base = "https://partner.example", prefix = "/v2", security("bearer"))]
trait Partner {
    #[endpoint(GET "/parts")]
    async fn list_parts(&self) -> Vec<String>;

    #[endpoint(GET "/public", base = "https://public.partner.example")]
    async fn list_public(&self) -> Vec<String>;

    #[endpoint(GET "/mirror", server = "control")]
    async fn list_mirrored(&self) -> Vec<String>;
}

fn main() {
    assert_eq!(GetForecast::ENDPOINT.own_base(), Some("https://beta.example.com/v1"));
    assert_eq!(ListParts::ENDPOINT.security_alternatives(), [["bearer"]]);
    assert!(ListPublic::ENDPOINT.security_alternatives().is_empty());
    assert_eq!(ListMirrored::ENDPOINT.own_base(), None);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(run());
}

async fn run() {
    let service = Scripted::new().json(200, "[1]").json(200, "7").json(200, "").json(200, "[]");
    let credentials = credentials::key_pair("id", "secret");
    let client = Client::<scope::Admin>::builder().credentials(credentials).transport(service.clone()).build().unwrap();

    assert_eq!(get_forecast(&client, "São Paulo").days(3).send().await.unwrap(), [1]);
    assert_eq!(get_usage(&client).send().await.unwrap(), 7);
    make_order(&client, "Token t", "bolt").send().await.unwrap();
    assert!(client.list_public().send().await.unwrap().is_empty());
    assert!(client.list_parts().send().await.unwrap_err().is_credentials());

    let sent = service.requests();
    let urls: Vec<_> = sent.iter().map(|request| request.uri().to_string()).collect();
    assert_eq!(
        urls,
        [
            "https://beta.example.com/v1/forecast/S%C3%A3o%20Paulo?days=3",
            "https://beta.example.com/v1/usage",
            "http://127.0.0.1:8080/orders",
            "https://public.partner.example/v2/public",
        ]
    );
    let keys: Vec<_> = sent.iter().map(|request| request.headers().contains_key("x-client-secret")).collect();
    assert_eq!(keys, [false, true, false, false]);
    assert_eq!(sent[2].headers()["authorization"], "Token t");
}
