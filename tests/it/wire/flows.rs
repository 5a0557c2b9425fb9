//! Recorded calls that were not answered by one of the canned answers: failures of the connection, and flows of more
//! than one request. What was served to them is written here, by the name of the case.

use std::time::Duration;

use serde_json::{Value, json};

use crate::spec::recorded::{Case, canned};

use super::calls::{Play, by_hand, by_hand_entries, create, entries, handle_entries};
use super::loopback::{Answer, Ending};
use super::pieces::bytes;
use super::reply::{reply, value};

/// What is served to a case that no canned answer was served to.
struct Script {
    case: &'static str,
    answers: fn() -> Vec<Answer>,
    /// The call, if it is not the one of the case's accessor.
    play: Option<Play>,
}

const SCRIPTS: &[Script] = &[
    Script {
        case: "flow/create/real-poll-gap",
        answers: || vec![workspace("queued"), Answer::json(200, canned("workspaces.get"))],
        play: Some(CREATE_AND_WAIT),
    },
    Script {
        case: "flow/create/failed-without-error-object",
        answers: || vec![workspace("queued"), workspace("failed")],
        play: Some(CREATE_AND_WAIT),
    },
    Script {
        case: "flow/create/limit-409",
        answers: || {
            let refusal = json!({ "success": false, "code": "NAMESPACE_LIMIT_REACHED", "message": "limit" });
            vec![Answer::json(409, &refusal)]
        },
        play: Some(CREATE_AND_WAIT),
    },
    Script {
        case: "flow/create/transient-errors-during-poll",
        answers: || {
            let empty = whole(200, "application/json", "");
            let unavailable = Answer::json(503, &json!({ "success": false }));
            let limited = Answer::json(429, &json!({ "success": false }));
            let ready = Answer::json(200, canned("workspaces.get"));
            vec![workspace("queued"), unavailable, limited, Answer::HangUp, empty, ready]
        },
        play: Some(CREATE_AND_WAIT),
    },
    Script {
        case: "cdn.getLimits/mint-fails",
        answers: || vec![Answer::json(403, &json!({ "success": false, "message": "no" }))],
        play: None,
    },
    Script { case: "transport/api-204-on-unwrapping-method", answers: || vec![whole(204, "application/json", "")], play: None },
    Script {
        case: "transport/api-missing-envelope-key",
        answers: || vec![Answer::json(200, &json!({ "success": true }))],
        play: None,
    },
    Script { case: "runtime.health/http-500", answers: || vec![Answer::json(500, &json!({ "success": false }))], play: None },
    Script { case: "runtime.health/socket-closed", answers: || vec![Answer::HangUp], play: None },
    Script {
        case: "runtime-options/valid-target-64-chars",
        answers: || vec![Answer::json(200, canned("runtime.info"))],
        play: None,
    },
    Script {
        case: "runtime.transfer.upload/413",
        answers: || vec![Answer::json(413, &json!({ "success": false, "message": "too large" }))],
        play: None,
    },
    Script {
        case: "runtime.transfer.upload/200-success-false-is-not-an-error",
        answers: || vec![Answer::json(200, &json!({ "success": false, "error": "bad_archive" }))],
        play: None,
    },
    Script {
        case: "runtime.transfer.download/error-json",
        answers: || vec![Answer::json(400, &json!({ "success": false, "error": "bad_request", "message": "paths required" }))],
        play: None,
    },
    Script {
        case: "ndjson/fail-200-success-false",
        // Without an end of the line: the official client yielded nothing of it.
        answers: || vec![Answer::json(200, &json!({ "success": false, "error": "not_found", "message": "no such directory" }))],
        play: None,
    },
    Script {
        case: "ndjson/fail-cut",
        answers: || vec![Answer::Lines(vec![b"{\"name\":\"a\",\"path\":\"/a\",\"type\":\"file\"}\n".to_vec()], Ending::Cut)],
        play: None,
    },
    Script {
        case: "runtime.proxy.fetch/through-target",
        answers: || vec![whole(207, "text/plain", "from-app")],
        play: Some(by_hand::FETCH_FROM_MACOS),
    },
    Script {
        case: "runtime.desktop.tunnel/not-available",
        answers: || {
            let starting = json!({ "supported": true, "enabled": true, "available": false, "credentials": true });
            vec![Answer::json(200, &starting)]
        },
        play: None,
    },
    Script { case: "flow/runtime/force", answers: two_tokens, play: Some(RUNTIME_TWICE) },
    Script { case: "flow/runtime/invalidate", answers: two_tokens, play: Some(RUNTIME_TWICE) },
    Script { case: "flow/runtime/ttl-0", answers: two_tokens, play: Some(RUNTIME_TWICE) },
    Script { case: "flow/runtime/target-from-cache", answers: two_tokens, play: Some(RUNTIME_AND_TARGET) },
    Script { case: "transport/api-204-returns-null", answers: || vec![whole(204, "application/json", "")], play: None },
    Script { case: "transport/api-200-empty-returns-null", answers: || vec![whole(200, "application/json", "")], play: None },
    Script {
        case: "transport/api-200-html-returns-null",
        answers: || vec![whole(200, "text/html", "<html></html>")],
        play: None,
    },
    Script { case: "transport/api-scalar-body", answers: || vec![Answer::json(200, &"hi".into())], play: None },
    Script { case: "transport/api-socket-cut", answers: || vec![Answer::HangUp], play: None },
    Script { case: "transport/api-body-cut-after-headers", answers: || vec![Answer::Broken("{\"success\": ")], play: None },
    Script {
        case: "transport/api-429-retry-after-is-not-exposed-or-honoured",
        answers: || vec![Answer::json(429, &json!({ "success": false, "message": "slow down" }))],
        play: None,
    },
    Script {
        case: "transport/api-307-redirect-followed",
        answers: || {
            vec![Answer::Redirect { status: 307, location: "/webhooks/moved" }, Answer::json(200, &json!({ "success": true }))]
        },
        play: Some(CREATE_WEBHOOK),
    },
    Script {
        case: "transport/api-302-post-becomes-get",
        answers: || {
            vec![Answer::Redirect { status: 302, location: "/webhooks/moved" }, Answer::json(200, &json!({ "success": true }))]
        },
        play: Some(CREATE_WEBHOOK),
    },
    Script {
        case: "transport/api-redirect-cross-origin-keeps-client-headers",
        // The discard port: whoever followed would be refused.
        answers: || vec![Answer::Redirect { status: 302, location: "http://127.0.0.1:9/elsewhere" }],
        play: None,
    },
    Script {
        case: "transport/api-domain-get-missing-key",
        answers: || vec![Answer::json(200, &json!({ "success": true }))],
        play: None,
    },
];

/// The official client's creation waits by itself; here that is a second call.
const CREATE_AND_WAIT: Play = |client, arguments| {
    let creation = create::create(client.workspaces().create(), &arguments.options());
    let client = client.clone();
    value(async move {
        let created = creation.send().await?;
        client.workspace(&created.id).wait_until_ready().with_interval(Duration::from_millis(1)).send().await
    })
};

/// The official client keeps what it makes of an id; here that is what `runtime` returns, and another call begins anew.
const RUNTIME_TWICE: Play = |client, arguments| {
    let workspace = client.workspace(arguments.text(0));
    value(async move {
        workspace.runtime().await?;
        workspace.runtime().await.map(|_| "ok".to_owned())
    })
};

/// A target needs no other token.
const RUNTIME_AND_TARGET: Play = |client, arguments| {
    let workspace = client.workspace(arguments.text(0));
    value(async move { workspace.runtime().await?.for_target("linux").map(|_| "ok".to_owned()) })
};

/// Its arguments were not recorded, but the body was.
const CREATE_WEBHOOK: Play = |client, _| reply(client.webhooks().create("u", Vec::<String>::new()).send());

/// Returns what is served to a case; nothing if that is not known.
pub(super) fn answers(case: &'static Case) -> Option<Vec<Answer>> {
    if let Some(script) = script(case) {
        return Some((script.answers)());
    }
    if let Some(pieces) = case.member("served_stream").as_array() {
        let pieces = pieces.iter().map(bytes).collect();
        let answer = if case.member("parser") == "ndjson" { Answer::Lines } else { Answer::Events };
        return Some(vec![answer(pieces, Ending::Complete)]);
    }
    // A reply that the official client handed on as it was.
    let response = &case.member("result")["value"]["$response"];
    if let Some(content_type) = response["content_type"].as_str() {
        let status = response["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap();
        return Some(vec![Answer::Whole { status, content_type, body: bytes(&response["body"]) }]);
    }
    // What the official client refused itself was answered by nobody.
    if case.requests().is_empty() && case.answer().is_none() {
        return Some(Vec::new());
    }
    // Before what happens on the edge a permit is made there, unless one is given.
    if case.requests().iter().any(|request| request["server"] == "cdn") {
        let answer = |request: &Value| match request["server"] == "cdn" {
            true => Answer::json(200, canned(case.accessor())),
            false => Answer::json(200, canned("cdn.token")),
        };
        return Some(case.requests().iter().map(answer).collect());
    }
    // What was served to the calls of a handle is the canned answer of the call, although it is not said.
    let answer = case.answer().or_else(|| is_handle(case).then(|| canned(case.accessor())))?;
    Some(vec![Answer::json(200, answer)])
}

/// Returns the call that a case is; nothing if there is none for it.
pub(super) fn play(case: &Case) -> Option<Play> {
    let table = match (is_handle(case), case.is_by_hand()) {
        (true, _) => handle_entries(),
        (false, true) => by_hand_entries(),
        (false, false) => entries(),
    };
    let own = script(case).and_then(|script| script.play);
    own.or_else(|| table.iter().find(|(name, _)| *name == case.accessor()).map(|(_, play)| *play))
}

fn whole(status: u16, content_type: &'static str, body: &str) -> Answer {
    Answer::Whole { status, content_type, body: body.as_bytes().to_vec() }
}

/// Access that is on and its token, as often as they may be asked for.
fn two_tokens() -> Vec<Answer> {
    let calls = ["workspaces.apiAccess.status", "workspaces.apiAccess.getToken"].repeat(2);
    calls.into_iter().map(|call| Answer::json(200, canned(call))).collect()
}

/// The workspace of the recordings, before it is ready.
fn workspace(state: &str) -> Answer {
    let mut answer = canned("workspaces.retryCreation").clone();
    answer["workspace"]["provisioning"]["state"] = state.into();
    answer["workspace"]["provisioning"]["phase"] = state.into();
    Answer::json(200, &answer)
}

fn script(case: &Case) -> Option<&'static Script> {
    SCRIPTS.iter().find(|script| script.case == case.id())
}

fn is_handle(case: &Case) -> bool {
    case.member("handle").is_string()
}
