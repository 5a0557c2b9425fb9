//! Output as it arrives, read into bytes.

use oblien_client::codec::deserialize;
use serde_json::json;

use crate::types::{ExecEvent, Scrollback};

fn event(value: serde_json::Value) -> ExecEvent {
    deserialize(value).unwrap()
}

#[test]
fn output_is_read_from_base64() {
    let ExecEvent::StdoutChunk(chunk) = event(json!({ "event": "stdout", "data": "aGVsb" })) else { panic!() };
    assert!(chunk.bytes().unwrap_err().is_decode(), "a character is missing");
    let ExecEvent::StdoutChunk(chunk) = event(json!({ "event": "stdout", "data": "aMM=" })) else { panic!() };
    assert_eq!(chunk.bytes().unwrap(), &b"h\xC3"[..]);
    let ExecEvent::StderrChunk(chunk) = event(json!({ "event": "stderr", "data": "bm8K" })) else { panic!() };
    assert_eq!(chunk.bytes().unwrap(), "no\n");
    let ExecEvent::TaskReplay(replay) = event(json!({ "event": "output", "stdout": "aGk=" })) else { panic!() };
    assert_eq!((replay.stdout_bytes().unwrap(), replay.stderr_bytes().unwrap()), ("hi".into(), "".into()));
}

#[test]
fn scrollback_is_read_from_base64() {
    let read = |text: &str| {
        let value = json!({ "success": true, "scrollback": text, "size": 2, "alive": true, "exit_code": 0 });
        deserialize::<Scrollback, _>(value).unwrap().bytes()
    };
    assert_eq!(read("JCA=").unwrap(), "$ ");
    assert!(read("$ ").unwrap_err().is_decode());
}
