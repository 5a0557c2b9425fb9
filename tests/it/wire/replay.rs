//! Every recorded call is made, and compared with what was recorded.
//! One run over all cases; each test asks one question about it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use oblien_client::transport::Network;
use oblien_client::{Credentials, Error};
use oblien_generated::credentials;
use serde_json::Value;

use crate::errors::said::Said;
use crate::spec::description::operations;
use crate::spec::recorded::{Case, cases};
use crate::spec::route::find;

use super::arguments::Arguments;
use super::calls::{by_hand_entries, entries, handle_entries};
use super::differences::{about, all};
use super::expected::Expected;
use super::flows;
use super::instead::Instead;
use super::loopback::{Loopback, Received, network};
use super::reply::Reply;

static RUN: LazyLock<Run> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(Run::of(cases()))
});

#[test]
fn every_call_is_made_or_listed_and_goes_as_recorded() {
    assert_eq!(RUN.faults, "");
    let left = cases().iter().filter(|case| is_left(case)).count();
    assert_eq!(RUN.played.len() + RUN.not_played.len() + left, cases().len());
}

#[test]
fn every_listed_difference_shows() {
    for (number, listed) in all().enumerate() {
        assert!(RUN.differences.contains(&number), "it does not show: {}", listed.difference.row());
    }
}

#[test]
fn every_operation_is_reached() {
    let described = operations().iter().filter(|operation| !operation.is_skipped()).map(|operation| operation.id());
    assert_eq!(RUN.operations, described.collect::<BTreeSet<_>>());
}

#[test]
fn every_entry_of_the_table_is_used() {
    let named = |handle: bool| RUN.played.iter().filter(move |case| case.member("handle").is_string() == handle);
    for (entries, handle) in [(entries(), false), (by_hand_entries(), false), (handle_entries(), true)] {
        for (name, _) in entries {
            assert!(named(handle).any(|case| case.accessor() == name), "no recorded call is `{name}`");
        }
    }
}

/// What came of all cases.
#[derive(Default)]
struct Run {
    faults: String,
    played: Vec<&'static Case>,
    not_played: Vec<&'static Case>,
    /// The numbers of the differences that showed.
    differences: BTreeSet<usize>,
    /// The ids of the operations that were called.
    operations: BTreeSet<&'static str>,
}

impl Run {
    async fn of(cases: &'static [Case]) -> Self {
        let mut run = Self::default();
        let network = network();
        for case in cases.iter().filter(|case| !is_left(case)) {
            if let Some((number, _)) = about(case).find(|(_, listed)| matches!(listed.instead, Instead::NotPlayed)) {
                run.differences.insert(number);
                run.not_played.push(case);
                continue;
            }
            match Exchange::make(case, &network).await.and_then(|exchange| run.compare(case, exchange)) {
                Ok(()) => run.played.push(case),
                Err(fault) => run.faults += &format!("{}: {fault}\n", case.id()),
            }
        }
        run
    }

    fn compare(&mut self, case: &Case, exchange: Exchange) -> Result<(), String> {
        let Exchange { received, result } = exchange;
        if let Some((number, _)) = about(case).find(|(_, listed)| matches!(listed.instead, Instead::Refused)) {
            self.differences.insert(number);
            let refused = received.is_empty() && result.as_ref().is_err_and(Error::is_request);
            return if refused { Ok(()) } else { Err(format!("it is not refused: {result:?}")) };
        }
        self.compare_requests(case, &received)?;
        self.compare_result(case, result)
    }

    fn compare_requests(&mut self, case: &Case, received: &[Received]) -> Result<(), String> {
        let is_followed = !about(case).any(|(_, listed)| matches!(listed.instead, Instead::NotFollowed));
        let to_operations = case.requests_to_operations().len();
        let recorded = if is_followed { case.requests() } else { case.requests_to_operations() };
        if received.len() != recorded.len() {
            return Err(format!("{} requests were sent: {received:?}", received.len()));
        }
        for (index, (recorded, received)) in recorded.iter().zip(received).enumerate() {
            let mut expected = Expected::recorded(recorded);
            for (number, listed) in about(case) {
                let is_bodiless = !matches!(listed.instead, Instead::NoContentType) || expected.body.is_none();
                if is_bodiless && listed.instead.change(case, &mut expected) {
                    self.differences.insert(number);
                }
            }
            let sent = Expected::received(received)?;
            if sent != expected {
                return Err(format!("\n  sent     {sent:?}\n  expected {expected:?}"));
            }
            if index >= to_operations || case.is_by_hand() {
                continue;
            }
            let target = received.target.replacen(&case.client_path(), "", 1);
            self.operations.insert(find(received.server, &received.method, &target)?.operation.id());
        }
        Ok(())
    }

    fn compare_result(&mut self, case: &Case, result: Result<Box<dyn Reply>, Error>) -> Result<(), String> {
        let mut expected = expected_value(case);
        for (number, listed) in about(case) {
            if listed.instead.change_value(case, &mut expected) {
                self.differences.insert(number);
            }
        }
        let listed = |wanted: fn(&Instead) -> bool| about(case).find(move |(_, listed)| wanted(&listed.instead));
        if let Some((number, listed)) = listed(|instead| instead.failure().is_some())
            && let Some(is_such) = listed.instead.failure()
        {
            self.differences.insert(number);
            return if result.as_ref().is_err_and(is_such) { Ok(()) } else { Err(format!("it does not fail so: {result:?}")) };
        }
        let recorded = case.member("error");
        match (result, recorded.is_object()) {
            (Ok(reply), false) => reply.check(&expected),
            (Err(error), true) => {
                let (mut expected, said) = (Said::recorded(recorded), Said::of(&error));
                if let Some((number, _)) = listed(|instead| matches!(instead, Instead::SameCode)) {
                    self.differences.insert(number);
                    expected = Said { status: expected.status, code: expected.code, ..said.clone() };
                }
                if said == expected { Ok(()) } else { Err(format!("{said:?} instead of {expected:?}")) }
            }
            (result, _) => Err(format!("{result:?} instead of {}", case.member("result"))),
        }
    }
}

/// What was sent in a call, and what came out of it.
struct Exchange {
    received: Vec<Received>,
    result: Result<Box<dyn Reply>, Error>,
}

impl Exchange {
    async fn make(case: &'static Case, network: &Network) -> Result<Self, String> {
        let play = flows::play(case).ok_or("there is no entry for it")?;
        let answers = flows::answers(case).ok_or("what was served is not known")?;
        let server = Loopback::serve(answers).await;
        let end = match case.id() {
            "auth/base-url-trailing-slash" => "/",
            "runtime-options/base-two-slashes/desktop.url" => "//",
            _ => "",
        };
        // A target is chosen by the call itself; other paths are part of the server's address.
        let path = if case.accessor() == "runtime.forTarget" { String::new() } else { case.client_path() };
        let client = server.client_below(network, credentials_of(case), &format!("{path}{end}"));
        let arguments = Arguments::of(case);
        let playing = play(&client, &arguments);
        if !arguments.complaints().is_empty() {
            return Err(format!("its arguments cannot be expressed: {}", arguments.complaints()));
        }
        let result = playing.await;
        Ok(Self { received: server.received(), result })
    }
}

/// Sockets, and the streams that were recorded for their grammar, are replayed in modules of their own, but for a complete one.
fn is_left(case: &Case) -> bool {
    case.member("handshakes").is_array() || case.id().starts_with("sse-") && case.id() != "sse-named/full-run"
}

fn credentials_of(case: &Case) -> Credentials {
    // Of what the official client refused itself nothing was recorded.
    let header = case.requests().first().and_then(|request| request["headers"]["authorization"].as_str());
    let token = header.map(|header| header.strip_prefix("Bearer ").unwrap());
    match (case.credentials(), token) {
        ("apikey", _) | (_, None) => credentials::key_pair("oblien_id", "sk_secret"),
        ("runtime", Some(token)) => credentials::runtime(token),
        (_, Some(token)) => credentials::token(token),
    }
}

/// The value that the official client returned.
fn expected_value(case: &Case) -> Value {
    if let Some(events) = case.member("events").as_array() {
        return events.clone().into();
    }
    if let Some(bytes) = case.member("result")["value"]["$response"]["body"].get("base64") {
        return bytes.clone();
    }
    match (case.answer(), case.unwrapped()) {
        (Some(answer), Some("")) => answer.clone(),
        (Some(answer), Some(member)) => answer[member].clone(),
        _ => case.member("result")["value"].clone(),
    }
}
