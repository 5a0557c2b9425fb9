//! What is said of a call: a line of JSON.
//!
//! `operation` and `seed` are those of the call; `outcome` is `reply`, `argument`, `decode`, `service` or `failed`; `message`
//! says more; `reply` is what the typed value says of itself; `request` and `answer` are what was on the wire.

use serde_json::{Value, json};

use crate::recorder::Recorder;
use crate::reply::Reply;
use crate::values::Fault;

/// Writes what came of a call.
pub(crate) fn line(planned: &Value, outcome: Result<Reply, Fault>, recorder: &Recorder) -> String {
    let (outcome, message, reply) = match outcome {
        Ok(reply) => ("reply", String::new(), said(reply)),
        Err(Fault::Argument(message)) => ("argument", message, Value::Null),
        Err(Fault::Call(error)) => {
            let kind = match () {
                () if error.is_decode() || error.is_stream_cut() => "decode",
                () if error.is_service() => "service",
                () => "failed",
            };
            let path = error.json_path().map(|path| format!(" at {path}")).unwrap_or_default();
            (kind, format!("{}{path}", error.message()), Value::Null)
        }
    };
    let (request, answer) = recorder.seen();
    let line = json!({
        "operation": planned["operation"], "seed": planned["seed"], "outcome": outcome, "message": message,
        "reply": reply, "request": request, "answer": answer,
    });
    format!("{line}\n")
}

fn said(reply: Reply) -> Value {
    match reply {
        Reply::Json(value) => json!({ "json": value }),
        Reply::Items(values) => json!({ "items": values }),
        Reply::Text(text) => json!({ "text": text }),
        Reply::Other => json!({}),
    }
}
