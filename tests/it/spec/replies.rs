//! Every answer that was served to a recorded request is one that its operation describes.
//! What fails here could not be read by a client that is made from the description.

use serde_json::Value;

use super::description::target;
use super::recorded::{Case, cases};
use super::route::Route;
use super::schema::check;

#[test]
fn every_answer_is_described() {
    let faults = faults(|case, route| {
        let (media_type, media) = route.operation.reply();
        let answer = case.answer().filter(|_| media_type == "application/json");
        answer.map_or(Ok(()), |answer| check(&media["schema"], answer))
    });
    assert_eq!(faults, "");
}

#[test]
fn every_event_is_described() {
    let faults = faults(|case, route| {
        let (media_type, media) = route.operation.reply();
        match case.events().next() {
            Some(_) if !is_stream(media_type) => Err(format!("{media_type} has no events")),
            // Any event may be of a name that is not described; those of the grammar's cases are.
            Some(_) if case.is_of_grammar() && media["schema"].get("$ref").is_some_and(is_told_by_name) => Ok(()),
            _ => case.events().try_for_each(|event| check(&media["schema"], event)),
        }
    });
    assert_eq!(faults, "");
}

#[test]
fn every_answer_is_unwrapped_as_the_official_client_does() {
    let faults = faults(|case, route| {
        let (_, media) = route.operation.reply();
        let unwrapped = media.get("x-unwrap").and_then(Value::as_str).unwrap_or_default();
        match case.unwrapped() {
            Some(member) if member != unwrapped => Err(format!("`{member}` is described as `{unwrapped}`")),
            _ => Ok(()),
        }
    });
    assert_eq!(faults, "");
}

/// Runs a check over every call of one request that goes where it should, and lists the faults, one a line.
fn faults(check: impl Fn(&Case, &Route) -> Result<(), String>) -> String {
    let mut faults = String::new();
    for case in cases().iter().filter(|case| !case.goes_astray() && !case.is_by_hand()) {
        let [request] = case.requests() else { continue };
        if let Err(fault) = case.route(request).and_then(|route| check(case, &route)) {
            faults += &format!("{}: {fault}\n", case.id());
        }
    }
    faults
}

fn is_stream(media_type: &str) -> bool {
    matches!(media_type, "text/event-stream" | "application/x-ndjson")
}

/// Whether the schema that is referred to is a union whose members are told by a word.
fn is_told_by_name(reference: &Value) -> bool {
    let schema = reference.as_str().and_then(target);
    schema.is_some_and(|schema| schema.get("discriminator").is_some())
}
