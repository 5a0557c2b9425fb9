//! Every recorded failure is served to a call here, in memory, and what becomes of it is compared.
//! One run over all cases; each test asks one question about it.

use std::sync::LazyLock;

use oblien_client::http::Response;
use oblien_client::transport::Scripted;
use oblien_client::{Any, Body, Error, RetryPolicy};
use oblien_generated::{Client, credentials};

use crate::spec::recorded::read;

use super::rules::{Case, Outcome, RULES};
use super::said::Said;

static CASES: LazyLock<Vec<Case>> =
    LazyLock::new(|| read("errors.jsonl").lines().map(|line| Case(serde_json::from_str(line).expect(line))).collect());

#[tokio::test]
async fn every_failure_says_what_the_official_client_says() {
    let mut faults = String::new();
    for case in &*CASES {
        let mut expected = case.recorded();
        for rule in RULES.iter().filter(|rule| rule.difference.is_about(&case.name(), case)) {
            (rule.change)(case, &mut expected);
        }
        let outcome = outcome(case).await;
        if outcome != expected {
            faults += &format!("{}:\n  {outcome:?}\n  {expected:?}\n", case.name());
        }
    }
    assert_eq!(faults, "");
}

#[test]
fn every_rule_applies() {
    let changed = |case: &Case, change: fn(&Case, &mut Outcome)| {
        let mut outcome = case.recorded();
        change(case, &mut outcome);
        outcome != case.recorded()
    };
    for rule in RULES {
        let mut about = CASES.iter().filter(|case| rule.difference.is_about(&case.name(), case));
        assert!(about.any(|case| changed(case, rule.change)), "it never applies: {}", rule.difference.row());
    }
}

async fn outcome(case: &Case) -> Outcome {
    let (content_type, body) = case.body();
    let response = Response::builder().status(case.status()).header("content-type", content_type);
    let transport = Scripted::new().respond(response.body(Body::from(body)).unwrap());
    let builder = Client::<Any>::builder().credentials(credentials::token("t")).retry(RetryPolicy::none());
    let client = builder.transport(transport).build().unwrap();
    match case.transport() {
        "api.sse" => stream(&client).await,
        _ => match client.workspaces().quota().send().await {
            Ok(reply) => Outcome::Resolved(reply.extra.into_iter().collect::<serde_json::Map<_, _>>().into()),
            Err(error) => failure(&error),
        },
    }
}

/// Reads a stream to its end; a refusal can come at its beginning or instead of its first event.
async fn stream(client: &Client<Any>) -> Outcome {
    let mut events = match client.workspace("ws").metrics().stats_stream().send().await {
        Ok(events) => events,
        Err(error) => return failure(&error),
    };
    let mut values: Vec<serde_json::Value> = Vec::new();
    while let Some(event) = events.next().await {
        match event {
            Ok(event) => values.push(format!("{event:?}").into()),
            Err(error) => return failure(&error),
        }
    }
    Outcome::Resolved(values.into())
}

fn failure(error: &Error) -> Outcome {
    if error.is_decode() { Outcome::Undecodable } else { Outcome::Refused(Said::of(error)) }
}
