//! Receives the deliveries of a webhook, and believes only those that Oblien signed.
//!
//! Needs `OBLIEN_CLIENT_ID` and `OBLIEN_CLIENT_SECRET`, a long random text as `WEBHOOK_SECRET`, and a public address that
//! leads to port 8080 of this machine; the example `tunnel` gives one. The webhook lives until Ctrl-C.
//!
//! ```text
//! cargo run -p oblien-generated --example webhooks --features webhooks -- https://dev.example.com/oblien
//! ```

use std::error::Error;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use oblien_generated::flows::webhooks::{self, WebhookKey};
use oblien_generated::types::WebhookEvent;
use oblien_generated::{Client, scope};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("say the public address that leads here")?;
    let secret = std::env::var("WEBHOOK_SECRET")?;
    let oblien: Client<scope::Admin> = Client::from_env()?;

    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;

    // From here on deliveries come, signed with the secret.
    let events = [WebhookEvent::VmStopped, WebhookEvent::CreditsLow];
    let webhook = oblien.webhooks().create(url, events).secret(secret.as_str()).send().await?.webhook;

    let router = Router::new().fallback(post(receive)).with_state(WebhookKey::new(secret));
    let stop = async { tokio::signal::ctrl_c().await.unwrap_or_default() };
    axum::serve(listener, router).with_graceful_shutdown(stop).await?;
    oblien.webhook(webhook.id).delete().send().await?;
    Ok(())
}

/// Answers a delivery. The body is read as bytes: what is signed is what arrived.
async fn receive(State(key): State<WebhookKey>, headers: HeaderMap, body: Bytes) -> StatusCode {
    match webhooks::verify(&key, &headers, &body) {
        Ok(()) => {
            println!("{}", String::from_utf8_lossy(&body));
            StatusCode::NO_CONTENT
        }
        Err(error) => {
            eprintln!("refused: {error}");
            StatusCode::UNAUTHORIZED
        }
    }
}
