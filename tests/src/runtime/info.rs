//! `/runtime`, `/runtimes` and `/health`: what a machine is.
//!
//! There is one runtime, `linux`, which also answers to `local` and `default`.

use serde_json::{Value, json};

use super::access::Visit;
use super::{Answer, Answered};

/// What may stand in a path for the runtime.
pub(crate) const TARGETS: [&str; 3] = ["linux", "local", "default"];

pub(crate) fn info(_: &Visit) -> Answered {
    Answer::bare(runtime())
}

pub(crate) fn targets(_: &Visit) -> Answered {
    Answer::bare(json!({
        "version": 1,
        "capabilities": ["desktop"],
        "default_target": "linux",
        "aliases": { "default": "linux" },
        "targets": [{
            "id": "linux",
            "local": true,
            "available": true,
            "version": 1,
            "capabilities": capabilities(),
            "runtime": runtime(),
        }],
    }))
}

pub(crate) fn health(_: &Visit) -> Answered {
    Answer::bare(json!({ "status": "ok" }))
}

fn runtime() -> Value {
    json!({
        "os": "linux",
        "arch": "amd64",
        "cpus": 2,
        "home": "/root",
        "shell": "/bin/sh",
        "protocol_version": 1,
        "capabilities": capabilities(),
    })
}

fn capabilities() -> Value {
    json!(["files", "search", "exec", "terminal", "watcher", "transfer"])
}
