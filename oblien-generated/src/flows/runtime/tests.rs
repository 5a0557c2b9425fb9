//! When the token of a workspace's runtime is renewed by itself, on a clock that the test moves.

use std::time::Duration;

use oblien_client::transport::Scripted;

use crate::generated::{Client, credentials, scope};

/// A JWT that was good for 1000 seconds long ago; what counts is how long that is, since no clock here agrees with it.
/// Its claims are `{"iat":1000,"exp":2000}`.
const TOKEN: &str = "eyJhbGciOiJub25lIn0.eyJpYXQiOjEwMDAsImV4cCI6MjAwMH0.x";

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_before_it_ends() {
    let access = r#"{"success": true, "enabled": true}"#;
    let token = format!(r#"{{"success": true, "enabled": true, "token": "{TOKEN}"}}"#);
    let health = r#"{"status": "ok"}"#;
    let service = Scripted::new().json(200, access).json(200, &token).json(200, health).json(200, health);
    let service = service.json(200, access).json(200, &token).json(200, health);
    let client: Client<scope::Admin> =
        Client::builder().credentials(credentials::token("t")).transport(service.clone()).build().unwrap();
    let runtime = client.workspace("ws_abc").runtime().await.unwrap();
    // The margin is a minute, and the second call comes a second before it.
    for (wait, sent) in [(0, 3), (939, 4), (2, 7)] {
        tokio::time::advance(Duration::from_secs(wait)).await;
        runtime.health().send().await.unwrap();
        assert_eq!(service.requests().len(), sent, "{wait} seconds later");
    }
}
