//! The recorded streams, piece by piece as they were recorded, through a generated call.
//! What comes out is compared with what came out of the official client, but for the listed differences.

use std::collections::BTreeSet;

use oblien_client::transport::Network;
use oblien_client::{Any, Error};
use oblien_generated::types::LogStreamEvent;
use oblien_generated::{Client, credentials};
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
    for case in cases().iter().filter(|case| case.id().starts_with("sse-plain/")) {
        let listed = DIFFERENCES.iter().position(|listed| listed.difference.is_about(case.id(), case));
        let result = play(case, &network).await;
        if let Err(fault) = compare(case, result, listed.map(|number| &DIFFERENCES[number].instead)) {
            faults += &format!("{}: {fault}\n", case.id());
        }
        shown.extend(listed.filter(|number| is_different(case, &DIFFERENCES[*number].instead)));
    }
    assert_eq!(faults, "");
    assert_eq!(shown, (0..DIFFERENCES.len()).collect(), "of the listed differences only these show");
}

/// Reads a recorded stream to its end.
async fn play(case: &Case, network: &Network) -> Result<Vec<LogStreamEvent>, Error> {
    let server = Loopback::serve(vec![answer(case)]).await;
    let client: Client<Any> = server.client(network, credentials::key_pair("oblien_id", "sk_secret"));
    let mut events = client.workspace("ws_abc").logs().stream_boot().send().await?;
    let mut values = Vec::new();
    while let Some(event) = events.next().await {
        values.push(event?);
    }
    Ok(values)
}

/// The stream that was served, or the failure, which is not in the recording.
fn answer(case: &Case) -> Answer {
    match case.id() {
        "sse-plain/fail-204" => Answer::Whole { status: 204, content_type: "text/event-stream", body: Vec::new() },
        "sse-plain/fail-http-404" => Answer::json(404, &json!({ "success": false, "message": "gone" })),
        "sse-plain/fail-200-json-success-false" => Answer::json(200, &json!({ "success": false })),
        id => {
            let pieces = case.member("served_stream").as_array().unwrap_or_else(|| panic!("{id}: what was served is not known"));
            Answer::Events(pieces.iter().map(bytes).collect(), Ending::Complete)
        }
    }
}

fn compare(case: &Case, result: Result<Vec<LogStreamEvent>, Error>, instead: Option<&Instead>) -> Result<(), String> {
    let found = format!("{result:?}");
    let is_expected = match (result, instead) {
        (Ok(events), Some(Instead::Events(expected))) => events == decoded(expected()),
        (Err(error), Some(Instead::Refusal(code))) => error.is_service() && error.code() == Some(code),
        (Ok(events), None) => events == decoded(case.member("events").clone()) && case.member("stream_end") == "done",
        (Err(error), None) => case.member("error").is_object() && Said::of(&error) == Said::recorded(case.member("error")),
        _ => false,
    };
    if is_expected { Ok(()) } else { Err(found) }
}

fn is_different(case: &Case, instead: &Instead) -> bool {
    match instead {
        Instead::Events(expected) => *case.member("events") != expected(),
        Instead::Refusal(_) => !case.member("error").is_object(),
    }
}

fn decoded(events: Value) -> Vec<LogStreamEvent> {
    serde_json::from_value(events).unwrap()
}
