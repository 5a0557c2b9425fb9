//! Every recorded request belongs to one operation and is what that operation asks for.
//! What fails here would fail in a client that is made from the description.

use std::collections::BTreeSet;

use serde_json::Value;

use super::description::{document, operations, resolve};
use super::recorded::{Case, cases};
use super::route::{Route, decode, parameter_value};
use super::schema::check;

#[test]
fn every_request_belongs_to_the_operation_that_was_called() {
    let faults = faults(|case, _, route| {
        let found = route.operation.accessor();
        if case.accessors().contains(&found) { Ok(()) } else { Err(format!("{found} instead of {:?}", case.accessors())) }
    });
    assert_eq!(faults, "");
}

#[test]
fn every_path_variable_is_declared_and_valid() {
    assert_eq!(faults(|_, _, route| check_parameters(route, "path", &route.variables)), "");
}

#[test]
fn every_query_parameter_is_declared_and_valid() {
    assert_eq!(faults(|_, _, route| check_parameters(route, "query", &route.query)), "");
}

#[test]
fn every_body_is_declared_and_valid() {
    assert_eq!(faults(|_, request, route| check_body(route, &request["body"], &request["headers"])), "");
}

#[test]
fn every_request_has_the_headers_of_its_security_and_reply() {
    assert_eq!(faults(|case, request, route| check_headers(case, &request["headers"], route)), "");
}

#[test]
fn every_operation_was_recorded() {
    let recorded: BTreeSet<_> = routes().map(|(_, _, route)| route.expect("see the other tests").operation.id()).collect();
    let described: BTreeSet<_> =
        operations().iter().filter(|operation| !operation.is_skipped()).map(|operation| operation.id()).collect();
    assert_eq!(recorded, described);
}

/// A request that is left out of the other tests does not have the argument of the call in its path.
#[test]
fn requests_that_go_astray_lost_an_argument() {
    for case in cases().iter().filter(|case| case.goes_astray()) {
        for request in case.requests() {
            let path = text(&request["target"]).split(['?', '#']).next().unwrap_or_default();
            let segments: Vec<_> = path.split('/').map(decode).collect();
            let lost = |argument: &str| argument.is_empty() || segments.iter().all(|segment| segment != argument);
            assert!(case.path_arguments().any(lost), "{} is fit for the other tests", case.id());
        }
    }
}

/// Runs a check over every request that goes where it should, and lists the faults, one a line.
fn faults(check: impl Fn(&Case, &Value, &Route) -> Result<(), String>) -> String {
    let faults = routes().filter_map(|(case, request, route)| {
        let fault = route.and_then(|route| check(case, request, &route)).err()?;
        Some(format!("{}: {fault}\n", case.id()))
    });
    faults.collect()
}

fn routes() -> impl Iterator<Item = (&'static Case, &'static Value, Result<Route, String>)> {
    let cases = cases().iter().filter(|case| !case.goes_astray() && !case.is_by_hand() && !case.is_undeclared());
    let requests = cases.flat_map(|case| case.requests_to_operations().iter().map(move |request| (case, request)));
    requests.map(|(case, request)| (case, request, case.route(request)))
}

fn check_parameters(route: &Route, place: &str, values: &[(impl AsRef<str>, String)]) -> Result<(), String> {
    for (name, value) in values {
        let name = name.as_ref();
        let parameter = route.operation.parameter(place, name).ok_or(format!("no {place} parameter `{name}`"))?;
        check(&parameter["schema"], &parameter_value(parameter, value)).map_err(|fault| format!("{place} {name} {fault}"))?;
    }
    Ok(())
}

fn check_body(route: &Route, body: &Value, headers: &Value) -> Result<(), String> {
    let declared = route.operation.object.get("requestBody").map(resolve);
    match (declared, text(&body["kind"])) {
        (None, "none") => Ok(()),
        (None, _) => Err("no body is declared".to_owned()),
        (Some(declared), "none") if declared["required"] == true => Err("the body is missing".to_owned()),
        (Some(_), "none") => Ok(()),
        (Some(declared), "json") => check(&declared["content"]["application/json"]["schema"], &body["json"]),
        (Some(declared), _) => {
            let sent = text(&headers["content-type"]).split(';').next().unwrap_or_default();
            let found = declared["content"].get(sent).is_some();
            if found { Ok(()) } else { Err(format!("a body of {sent} is not declared")) }
        }
    }
}

fn check_headers(case: &Case, headers: &Value, route: &Route) -> Result<(), String> {
    let (media_type, _) = route.operation.reply();
    let accept = text(&headers["accept"]);
    // On the other planes the official client says nothing of what it takes.
    let says_so = route.operation.server().name == "control";
    if (says_so && media_type == "text/event-stream") != (accept == "text/event-stream") {
        return Err(format!("a reply of {media_type} was accepted as {accept}"));
    }
    let sent: BTreeSet<_> = ["x-client-id", "x-client-secret", "authorization"]
        .into_iter()
        .filter(|name| headers.get(name).is_some())
        .map(str::to_owned)
        .collect();
    let alternatives = route.operation.object.get("security").unwrap_or(&document()["security"]);
    let is_sent = |alternative: &Value| {
        let headers = scheme_headers(alternative);
        // The official client sends its account's key beside the token that an operation asks for.
        headers == sent || (alternative.get("sendToken").is_some() && headers.is_subset(&sent))
    };
    // To what needs no credentials the official client sends them all the same.
    if alternatives.as_array().is_some_and(Vec::is_empty) {
        return Ok(());
    }
    let declared = alternatives.as_array().into_iter().flatten().any(is_sent);
    if declared { Ok(()) } else { Err(format!("{} sent {sent:?}, which no alternative asks for", case.credentials())) }
}

fn scheme_headers(alternative: &Value) -> BTreeSet<String> {
    let schemes = &document()["components"]["securitySchemes"];
    let names = alternative.as_object().into_iter().flat_map(|alternative| alternative.keys());
    names.map(|name| schemes[name]["name"].as_str().unwrap_or("Authorization").to_lowercase()).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("text")
}
