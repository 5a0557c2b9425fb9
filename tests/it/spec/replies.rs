//! Every answer that was served to a recorded request is one that its operation describes.
//! What fails here could not be read by a client that is made from the description.

use serde_json::Value;

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
            Some(_) if media_type != "text/event-stream" => Err(format!("{media_type} has no events")),
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
    for case in cases().iter().filter(|case| !case.goes_astray()) {
        let [request] = case.requests() else { continue };
        if let Err(fault) = case.route(request).and_then(|route| check(case, &route)) {
            faults += &format!("{}: {fault}\n", case.id());
        }
    }
    faults
}
