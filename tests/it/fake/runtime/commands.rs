//! Commands: what they write, how they end, and that they reach nothing of this machine.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oblien_tests::FakeOblien;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::super::caller::{Caller, Lines};
use super::{fake, inside};

const SOON: Duration = Duration::from_secs(5);

async fn run(caller: &Caller<'_>, cmd: Value) -> Value {
    caller.post("/exec", json!({ "cmd": cmd })).await.body
}

/// An event by its name and its data.
async fn event(lines: &mut Lines) -> Option<(String, Value)> {
    let mut name = String::new();
    loop {
        let line = timeout(SOON, lines.next()).await.unwrap()?;
        if let Some(found) = line.strip_prefix("event: ") {
            name = found.to_owned();
        } else if let Some(data) = line.strip_prefix("data: ") {
            return Some((name, serde_json::from_str(data).unwrap()));
        }
    }
}

fn text(data: &Value) -> String {
    String::from_utf8(STANDARD.decode(data.as_str().unwrap()).unwrap()).unwrap()
}

/// Begins a command as a stream, and returns its id.
async fn begin(fake: &FakeOblien, token: &str, body: Value) -> (Lines, String) {
    let json = inside(fake, token).header("content-type", "application/json");
    let mut lines = json.open_with("POST", "/exec/stream", &body.to_string()).await;
    let (name, data) = event(&mut lines).await.unwrap();
    assert_eq!(name, "task_id");
    (lines, data["task_id"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn commands_write_and_end() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    caller.post("/files/write", json!({ "path": "/root/a.txt", "content": "text" })).await;
    for (cmd, code, output, errors) in [
        (json!(["echo", "a", "b c"]), 0, "a b c\n", ""),
        (json!(["echo", "-n", "a"]), 0, "a", ""),
        (json!(["pwd"]), 0, "/root\n", ""),
        (json!(["ls"]), 0, "a.txt\n", ""),
        (json!(["ls", "/none"]), 2, "", "ls: /none: No such directory\n"),
        (json!(["cat", "a.txt", "/root/a.txt"]), 0, "texttext", ""),
        (json!(["cat", "/../../etc/passwd"]), 1, "", "cat: /../../etc/passwd: No such file\n"),
        (json!(["true"]), 0, "", ""),
        (json!(["false"]), 1, "", ""),
        (json!(["rm", "-rf", "/"]), 127, "", "rm: command not found\n"),
        (json!(["sh", "-c", "cd / && ls; echo no >&2; exit 3; echo never"]), 3, "root\n", "no\n"),
        (json!(["false || echo a && pwd"]), 0, "a\n/root\n", ""),
        (json!(["sh", "-c", "cat < a.txt"]), 2, "", "sh: not understood: <\n"),
    ] {
        let task = run(&caller, cmd.clone()).await;
        let found = (task["exit_code"].clone(), task["stdout"].clone(), task["stderr"].clone());
        assert_eq!(found, (json!(code), json!(output), json!(errors)), "{cmd}");
        assert_eq!((&task["status"], &task["command"]), (&json!("exited"), &cmd));
    }
    let environment = run(&caller, json!(["env"])).await;
    let path = std::env::var("PATH").unwrap_or_default();
    assert!(!environment["stdout"].as_str().unwrap().contains(&path), "{environment}");
    assert_eq!(caller.post("/exec", json!({ "cmd": [] })).await.status, 422);
}

#[tokio::test]
async fn modes_decide_whether_a_shell_reads_the_command() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    let run = async |mode: &str, cmd: Value| caller.post("/exec", json!({ "cmd": cmd, "exec_mode": mode })).await.body;
    assert_eq!(run("shell", json!(["echo", "a;", "pwd"])).await["stdout"], json!("a\n/root\n"));
    assert_eq!(run("direct", json!(["echo", "a;", "pwd"])).await["stdout"], json!("a; pwd\n"));
    assert_eq!(run("auto", json!(["echo a"])).await["stdout"], json!("a\n"));
    assert_eq!(run("direct", json!(["echo a"])).await["exit_code"], json!(127));
    assert_eq!(run("other", json!(["pwd"])).await["code"], json!("validation_error"));
}

#[tokio::test]
async fn output_is_streamed_as_named_events() {
    let (fake, _, token) = fake().await;
    let (mut lines, id) = begin(&fake, &token, json!({ "cmd": ["echo a; echo b >&2; exit 4"] })).await;
    let (name, data) = event(&mut lines).await.unwrap();
    assert_eq!((name.as_str(), text(&data["data"])), ("stdout", "a\n".to_owned()));
    let (name, data) = event(&mut lines).await.unwrap();
    assert_eq!((name.as_str(), text(&data["data"])), ("stderr", "b\n".to_owned()));
    let (name, data) = event(&mut lines).await.unwrap();
    assert_eq!((name.as_str(), &data["exit_code"], &data["status"]), ("exit", &json!(4), &json!("exited")));
    assert!(event(&mut lines).await.is_none());

    // Once more, now that it has ended.
    let mut replayed = inside(&fake, &token).open(&format!("/exec/stream?task_id={id}")).await;
    let (name, data) = event(&mut replayed).await.unwrap();
    assert_eq!((name.as_str(), text(&data["stdout"]), text(&data["stderr"])), ("output", "a\n".to_owned(), "b\n".to_owned()));
    assert_eq!(event(&mut replayed).await.unwrap().0, "exit");
    timeout(SOON, fake.wait_for_open_streams(0)).await.unwrap();
}

#[tokio::test]
async fn input_goes_to_the_command_that_reads() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    let (mut lines, id) = begin(&fake, &token, json!({ "cmd": ["cat"] })).await;
    let input = format!("/exec/{id}/input");
    assert_eq!(caller.send_bytes("POST", &input, &[0xff, b'a']).await.0, 200);
    let (_, data) = event(&mut lines).await.unwrap();
    assert_eq!(STANDARD.decode(data["data"].as_str().unwrap()).unwrap(), [0xff, b'a']);
    // Who comes later hears it from the start.
    let mut later = caller.open(&format!("/exec/stream?task_id={id}")).await;
    assert_eq!(event(&mut later).await.unwrap(), ("stdout".to_owned(), data));
    assert_eq!(caller.get(&format!("/exec/{id}")).await.body["status"], json!("running"));

    assert_eq!(caller.send_bytes("POST", &input, &[]).await.0, 200);
    for mut lines in [lines, later] {
        assert_eq!(event(&mut lines).await.unwrap().1["exit_code"], json!(0));
    }
    assert_eq!(caller.send_bytes("POST", &input, b"late").await.0, 409);
}

#[tokio::test]
async fn commands_are_listed_killed_and_forgotten() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    let (mut lines, id) = begin(&fake, &token, json!({ "cmd": ["sleep", "3600"] })).await;
    assert_eq!(caller.get("/exec").await.body["tasks"][0]["id"], json!(id));
    assert_eq!(caller.delete(&format!("/exec/{id}")).await.body["success"], json!(true));
    assert_eq!(event(&mut lines).await.unwrap().1["exit_code"], json!(137));
    assert_eq!(caller.get(&format!("/exec/{id}")).await.body["error"], json!("killed"));
    assert_eq!(caller.delete(&format!("/exec/{id}")).await.status, 200);
    assert_eq!(caller.get(&format!("/exec/{id}")).await.status, 404);

    let (_lines, _) = begin(&fake, &token, json!({ "cmd": ["sleep", "3600"] })).await;
    run(&caller, json!(["true"])).await;
    assert_eq!(caller.delete("/exec").await.body["deleted"], json!(2));
    assert_eq!(caller.get("/exec").await.body["tasks"], json!([]));

    let brief = caller.post("/exec", json!({ "cmd": ["true"], "ttl_seconds": 5, "keep_logs": false })).await.body;
    assert!(brief.get("stdout").is_none() && brief["ttl_seconds"] == json!(5.0));
    fake.clock().advance(Duration::from_secs(10));
    assert_eq!(caller.get("/exec").await.body["tasks"], json!([]));
}

#[tokio::test]
async fn a_command_that_takes_too_long_is_ended() {
    let (fake, _, token) = fake().await;
    let body = json!({ "cmd": ["sleep", "3600"], "timeout_seconds": 0.05 });
    let task = timeout(SOON, inside(&fake, &token).post("/exec", body)).await.unwrap().body;
    assert_eq!((&task["status"], &task["error"]), (&json!("failed"), &json!("timeout")));
}

#[tokio::test]
async fn whoever_leaves_does_not_end_the_command() {
    let (fake, _, token) = fake().await;
    let (lines, id) = begin(&fake, &token, json!({ "cmd": ["cat"] })).await;
    drop(lines);
    timeout(SOON, fake.wait_for_open_streams(0)).await.unwrap();
    assert_eq!(inside(&fake, &token).get(&format!("/exec/{id}")).await.body["status"], json!("running"));
    timeout(SOON, fake.stop()).await.unwrap();
}
