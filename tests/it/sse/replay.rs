//! The recorded streams, piece by piece as they were recorded, through a generated call.
//! What comes out is compared with what came out of the official client, but for the listed differences.

use std::collections::BTreeSet;
use std::fmt::Debug;

use oblien_client::transport::Network;
use oblien_client::{Error, Events, Sending};
use oblien_generated::credentials;
use oblien_generated::types::{ExecEvent, LogStreamEvent};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::errors::said::Said;
use crate::spec::recorded::{Case, cases};
use crate::wire::loopback::{Answer, Ending, Loopback, network};
use crate::wire::pieces::bytes;

use super::differences::{DIFFERENCES, Instead};

#[tokio::test]
async fn recorded_streams_give_the_recorded_events() {
    let network = network();
    let mut faults = String::new();
    let mut shown = BTreeSet::new();
    for case in cases().iter().filter(|case| is_played(case)) {
        let listed = DIFFERENCES.iter().position(|listed| listed.difference.is_about(case.id(), case));
        let instead = listed.map(|number| &DIFFERENCES[number].instead);
        let played = match case.id().starts_with("sse-plain/") {
            true => play_plain(case, &network, instead).await,
            false => play_named(case, &network, instead).await,
        };
        if let Err(fault) = played {
            faults += &format!("{}: {fault}\n", case.id());
        }
        shown.extend(listed.filter(|number| is_different(case, &DIFFERENCES[*number].instead)));
    }
    assert_eq!(faults, "");
    assert_eq!(shown, (0..DIFFERENCES.len()).collect(), "of the listed differences only these show");
}

/// What becomes of the connection is the question of a module of its own.
fn is_played(case: &Case) -> bool {
    case.id().starts_with("sse-") && !case.id().ends_with("/break-after-first-event")
}

async fn play_plain(case: &Case, network: &Network, instead: Option<&Instead>) -> Result<(), String> {
    let server = Loopback::serve(vec![answer(case)]).await;
    let client = server.client(network, credentials::key_pair("oblien_id", "sk_secret"));
    compare(case, drain(client.workspace("ws_abc").logs().stream_boot().send()).await, instead, decoded::<LogStreamEvent>)
}

async fn play_named(case: &Case, network: &Network, instead: Option<&Instead>) -> Result<(), String> {
    let server = Loopback::serve(vec![answer(case)]).await;
    let client = server.client(network, credentials::runtime("eyJ.gateway.jwt"));
    compare(case, drain(client.runtime().exec().stream(["x"]).send()).await, instead, decoded::<ExecEvent>)
}

/// What came out of a stream: its events, `None` for one that does not decode, and how it ended.
#[derive(Debug)]
struct Outcome<T> {
    items: Vec<Option<T>>,
    error: Option<Error>,
}

/// Reads a stream to its end.
async fn drain<T>(sending: Sending<Events<T>>) -> Outcome<T> {
    let mut outcome = Outcome { items: Vec::new(), error: None };
    let mut events = match sending.await {
        Ok(events) => events,
        Err(error) => return Outcome { error: Some(error), ..outcome },
    };
    while let Some(event) = events.next().await {
        match event {
            Ok(event) => outcome.items.push(Some(event)),
            Err(error) if error.is_decode() => outcome.items.push(None),
            Err(error) => outcome.error = Some(error),
        }
    }
    outcome
}

/// The stream that was served, or the failure, which is not in the recording.
fn answer(case: &Case) -> Answer {
    match case.id().split_once('/').map_or("", |(_, name)| name) {
        "fail-204" => Answer::Whole { status: 204, content_type: "text/event-stream", body: Vec::new() },
        "fail-http-404" => Answer::json(404, &json!({ "success": false, "message": "gone" })),
        "fail-200-json-success-false" => Answer::json(200, &json!({ "success": false })),
        "fail-cut-mid-event" => {
            let pieces = ["data: {\"message\":\"a\"}\n\n", "data: {\"mess"].map(|piece| piece.as_bytes().to_vec());
            Answer::Events(pieces.to_vec(), Ending::Cut)
        }
        name => {
            let pieces =
                case.member("served_stream").as_array().unwrap_or_else(|| panic!("{name}: what was served is not known"));
            Answer::Events(pieces.iter().map(bytes).collect(), Ending::Complete)
        }
    }
}

fn compare<T: PartialEq + Debug>(
    case: &Case,
    outcome: Outcome<T>,
    instead: Option<&Instead>,
    decoded: fn(Value) -> T,
) -> Result<(), String> {
    let recorded: Vec<Value> = case.events().cloned().collect();
    let expected = match instead {
        Some(Instead::Items(items)) => items(&recorded),
        _ => recorded.into_iter().map(Some).collect(),
    };
    let has_events = outcome.items == expected.into_iter().map(|item| item.map(decoded)).collect::<Vec<_>>();
    let ends_so = match (&outcome.error, instead) {
        (Some(error), Some(Instead::Refusal(code))) => error.is_service() && error.code() == Some(code),
        (None, _) => case.member("stream_end") == "done",
        (Some(error), _) if error.is_stream_cut() => case.member("error")["message"] == "terminated",
        (Some(error), _) => case.member("error").is_object() && Said::of(error) == Said::recorded(case.member("error")),
    };
    if has_events && ends_so { Ok(()) } else { Err(format!("{outcome:?}")) }
}

fn is_different(case: &Case, instead: &Instead) -> bool {
    match instead {
        Instead::Items(items) => {
            let recorded: Vec<Value> = case.events().cloned().collect();
            items(&recorded) != recorded.into_iter().map(Some).collect::<Vec<_>>()
        }
        Instead::Refusal(_) => !case.member("error").is_object(),
    }
}

fn decoded<T: DeserializeOwned>(event: Value) -> T {
    serde_json::from_value(event).unwrap()
}
