//! What came of a call: whether the server took the request, and whether the client took the answer.
//! Between what a program says of its calls and the table.

use oblien_codegen::OperationSurface;
use serde_json::Value;

use crate::calls::Planned;
use crate::compare::{Described, placed};

/// What came of a call.
#[derive(Default)]
pub(crate) struct Verdict {
    /// What was wrong, if something was.
    pub(crate) finding: Option<Finding>,
    pub(crate) is_accepted: bool,
    /// Whether there was an answer of success to decode.
    pub(crate) is_answered: bool,
    pub(crate) is_decoded: bool,
}

impl Verdict {
    /// Whether what was wrong is that the client does not take the answer, or takes it for something else.
    pub(crate) fn is_of_answer(&self) -> bool {
        self.finding.as_ref().is_some_and(|finding| matches!(finding.kind, Kind::Decode | Kind::Kept))
    }

    /// The verdict on a request that was good and got no answer that the description allows.
    pub(crate) fn without_answer(message: String) -> Self {
        Self { finding: Some(Finding { kind: Kind::NoAnswer, message }), is_accepted: true, ..Self::default() }
    }
}

/// What was wrong with a call.
pub(crate) struct Finding {
    pub(crate) kind: Kind,
    pub(crate) message: String,
}

/// What can be wrong with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The client does not take a value that the description allows.
    Argument,
    /// The client sends other JSON than it was given.
    Sent,
    /// The server does not take the request.
    Refused,
    /// The value that was made is not one that the description allows.
    NoValue,
    /// The server ended under the request, or under one of the same operation before it.
    Cut,
    /// The server made no answer, or one that it takes for wrong itself.
    NoAnswer,
    /// The client does not take the answer.
    Decode,
    /// The value of the client is not what was sent.
    Kept,
}

impl Kind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Argument => "argument",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::NoValue => "no value",
            Self::Cut => "cut",
            Self::NoAnswer => "no answer",
            Self::Decode => "decode",
            Self::Kept => "kept",
        }
    }
}

/// What the server says when its own answer is at fault, or the description.
const OWN_FAULTS: [&str; 6] = [
    "VIOLATIONS",
    "SCHEMA_TOO_COMPLEX",
    "NO_RESPONSE_RESPONSE_DEFINED",
    "NO_SUCCESS_RESPONSE_DEFINED",
    "NO_COMPLEX_OBJECT_TEXT",
    "UNKNOWN",
];

/// Judges what a program says of a call.
pub(crate) fn judge(operation: &OperationSurface, described: &Described<'_>, planned: &Planned, said: &Value) -> Verdict {
    let found = |kind: Kind, message: String| Some(Finding { kind, message });
    let message = said["message"].as_str().unwrap_or_default().to_owned();
    let outcome = said["outcome"].as_str().unwrap_or_default();
    if outcome == "cut" {
        return Verdict { finding: found(Kind::Cut, String::new()), ..Verdict::default() };
    }
    if outcome == "argument" || outcome == "failed" {
        let kind = if outcome == "argument" { Kind::Argument } else { Kind::Refused };
        return Verdict { finding: found(kind, message), ..Verdict::default() };
    }
    if let Some(difference) = changed(planned, &said["request"]) {
        return Verdict { finding: found(Kind::Sent, difference), ..Verdict::default() };
    }
    match fault_of(&said["answer"]) {
        Some((Kind::Refused, message)) if is_of_value(planned, &said["answer"]) => {
            return Verdict { finding: found(Kind::NoValue, message), ..Verdict::default() };
        }
        Some((Kind::Refused, message)) => return Verdict { finding: found(Kind::Refused, message), ..Verdict::default() },
        Some((kind, message)) => return Verdict { finding: found(kind, message), is_accepted: true, ..Verdict::default() },
        None => {}
    }
    let mut verdict =
        Verdict { is_accepted: true, is_answered: outcome != "service", is_decoded: outcome == "reply", finding: None };
    if outcome == "decode" {
        verdict.finding = found(Kind::Decode, message);
    } else if let Some(difference) = lost(operation, described, said) {
        verdict.finding = found(Kind::Kept, difference);
    }
    verdict
}

/// How a body that was sent differs from what was given.
fn changed(planned: &Planned, request: &Value) -> Option<String> {
    let body = request["body"].as_str()?;
    let given = planned.body.as_ref()?;
    match serde_json::from_str::<Value>(body) {
        Ok(sent) => Described::default().difference(given, &sent, ""),
        Err(_) if body.is_empty() && given.as_object().is_some_and(serde_json::Map::is_empty) => None,
        Err(error) => Some(format!("the body is no JSON: {error}")),
    }
}

/// Why there is no answer of the description.
fn fault_of(answer: &Value) -> Option<(Kind, String)> {
    let body: Value = answer["body"].as_str().and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default();
    let problem = body["type"].as_str().and_then(|ty| ty.strip_prefix("https://stoplight.io/prism/errors#"));
    if let Some(problem) = problem {
        let details = if body["validation"].is_array() { body["validation"].to_string() } else { body["detail"].to_string() };
        let kind = if OWN_FAULTS.contains(&problem) { Kind::NoAnswer } else { Kind::Refused };
        return Some((kind, format!("{problem}: {details}")));
    }
    let violations = answer["headers"]["sl-violations"].as_str()?;
    let list: Vec<Value> = serde_json::from_str(violations).unwrap_or_default();
    let of = |side: &str| -> Vec<String> {
        let is_of = |violation: &&Value| violation["location"][0] == *side && violation["severity"] == "Error";
        list.iter().filter(is_of).map(|violation| format!("{}: {}", violation["location"], violation["message"])).collect()
    };
    match (of("request"), of("response")) {
        (request, _) if !request.is_empty() => Some((Kind::Refused, request.join("; "))),
        (_, response) if !response.is_empty() => Some((Kind::NoAnswer, response.join("; "))),
        _ => None,
    }
}

/// Whether all that is wrong with a request is wrong with the JSON that the client was given and sent as it was.
fn is_of_value(planned: &Planned, answer: &Value) -> bool {
    let violations = violations(answer);
    planned.body.is_some()
        && !violations.is_empty()
        && violations.iter().all(|place| place.first().is_some_and(|first| first == "body"))
}

/// Where the server finds something wrong with a request.
fn violations(answer: &Value) -> Vec<Vec<String>> {
    let header = answer["headers"]["sl-violations"].as_str().and_then(|header| serde_json::from_str::<Vec<Value>>(header).ok());
    let body = || answer["body"].as_str().and_then(|body| serde_json::from_str::<Value>(body).ok());
    let list = header.or_else(|| body()?["validation"].as_array().cloned()).unwrap_or_default();
    let place = |violation: &Value| {
        let parts = violation["location"].as_array().into_iter().flatten().filter_map(Value::as_str);
        parts.skip_while(|part| *part == "request").map(str::to_owned).collect()
    };
    list.iter().filter(|violation| violation["severity"] == "Error").map(place).collect()
}

/// How the value of the client differs from the answer.
fn lost(operation: &OperationSurface, described: &Described<'_>, said: &Value) -> Option<String> {
    let body = said["answer"]["body"].as_str()?;
    if let Some(text) = said["reply"]["text"].as_str() {
        return (text != body).then(|| format!("the text is {text:?}, and {body:?} was sent"));
    }
    let value = said["reply"].get("json")?;
    let sent: Value = serde_json::from_str(body).ok()?;
    let status = said["answer"]["status"].as_u64();
    let is_it = |status_of: Option<u16>| status_of.is_some_and(|known| Some(u64::from(known)) == status);
    let by_status = operation.answers.iter().find(|answer| is_it(answer.status));
    let answer = by_status.or_else(|| operation.answers.iter().find(|answer| answer.status.is_none()))?;
    match &answer.member {
        Some(member) => described.difference(&sent[member], value, &placed("", member)),
        None => described.difference(&sent, value, ""),
    }
}
