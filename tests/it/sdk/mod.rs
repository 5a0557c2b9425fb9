//! The official client works against the fake, unchanged: what the fake says is what that client understands.
//! Needs Node and the client itself: `npm install --prefix tests/sdk --no-package-lock`, then `cargo test -- --ignored sdk`.

use std::process::Stdio;

use oblien_tests::{FakeOblien, StreamPlan};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::cases::folder;

#[tokio::test]
#[ignore = "needs Node, and `npm install --prefix tests/sdk --no-package-lock`"]
async fn the_official_client_plays_its_story() {
    let fake = FakeOblien::builder().streams(StreamPlan::new().events(3)).start().await.unwrap();
    let key = fake.admin_key();
    let output = Command::new("node")
        .arg("play.mjs")
        .current_dir(folder("sdk"))
        .env("OBLIEN_FAKE", fake.base_url())
        .env("OBLIEN_CLIENT_ID", &key.client_id)
        .env("OBLIEN_CLIENT_SECRET", &key.client_secret)
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await
        .expect("Node is installed");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let said: Vec<Value> =
        String::from_utf8_lossy(&output.stdout).lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let expected = json!([
        { "what": "ready", "value": true },
        { "what": "read", "value": "hello\n" },
        { "what": "list", "value": ["hello.txt"] },
        { "what": "stream", "value": ["hello.txt"] },
        { "what": "exec", "value": ["hello\n", 0] },
        { "what": "stats", "value": "number" },
        { "what": "deleted", "value": 404 },
    ]);
    assert_eq!(Value::from(said), expected);
}
