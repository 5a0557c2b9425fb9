//! What the client makes of a failure otherwise than the official one, and the recorded cases it is decided by.
//! The replay fails on any other difference, and on a rule that never applies.

use serde_json::Value;

use crate::wire::difference::{Cases, Difference};

use super::said::Said;

/// One combination of status and body, and what the official client made of it.
pub(crate) struct Case(pub(super) Value);

/// What became of a call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// A value; of a stream, its events.
    Resolved(Value),
    /// The service said no.
    Refused(Said),
    /// The reply is not what was promised.
    Undecodable,
}

/// A difference, and what it makes of the recorded outcome.
pub(crate) struct Rule {
    pub(crate) difference: Difference<Case>,
    pub(super) change: fn(&Case, &mut Outcome),
}

impl Case {
    /// Returns the name of the case.
    pub(super) fn name(&self) -> String {
        format!("{} {} {}", self.transport(), self.status(), self.0["body_case"].as_str().unwrap())
    }

    /// Returns the kind of call: `api.request` or `api.sse`.
    pub(super) fn transport(&self) -> &str {
        self.0["transport"].as_str().unwrap()
    }

    /// Returns the status of the reply.
    pub(super) fn status(&self) -> u16 {
        self.0["status"].as_u64().unwrap().try_into().unwrap()
    }

    /// Returns the type and the text of the body that was served.
    pub(super) fn body(&self) -> (&'static str, String) {
        let body = &self.0["body"];
        let text = body.get("$raw").unwrap_or(body);
        match text.as_str() {
            Some(text) if text.starts_with('<') => ("text/html", text.to_owned()),
            Some(text) => ("application/json", text.to_owned()),
            None => ("application/json", body.to_string()),
        }
    }

    /// Returns what the official client made of it.
    pub(super) fn recorded(&self) -> Outcome {
        match self.0["outcome"].as_str() {
            Some("threw") => Outcome::Refused(Said::recorded(&self.0["error"])),
            _ => Outcome::Resolved(self.0["value"].get("stream_events").unwrap_or(&self.0["value"]).clone()),
        }
    }

    fn is_stream(&self) -> bool {
        self.transport() == "api.sse"
    }

    fn is_success(&self) -> bool {
        (200..300).contains(&self.status())
    }
}

pub(crate) const RULES: &[Rule] = &[
    Rule {
        difference: Difference {
            cases: Cases::Where("a reply under 2xx that is no JSON, or is JSON but no object", |case| {
                !case.is_stream() && case.is_success() && case.0["body"].get("$raw").is_some()
            }),
            official: "returns the value, or `null` for what is no JSON",
            here: "an error, `is_decode()`",
            because: "a value is of the type that was promised, or the call failed",
        },
        change: |_, outcome| *outcome = Outcome::Undecodable,
    },
    Rule {
        difference: Difference {
            cases: Cases::Where("an HTML page or JSON under 2xx where a stream was asked for", |case| {
                case.is_stream() && case.is_success() && case.status() != 204
            }),
            official: "a stream without events",
            here: "an error, `is_decode()`",
            because: "a page is a gateway that speaks, and JSON is no stream; the error keeps it",
        },
        change: |_, outcome| *outcome = Outcome::Undecodable,
    },
    Rule {
        difference: Difference {
            cases: Cases::Where("status 403, or the code `forbidden`, unless the code has a class of its own", |case| {
                matches!(case.recorded(), Outcome::Refused(said)
                    if said.classes.is_empty() && (said.status == Some(403) || said.code.as_deref() == Some("forbidden")))
            }),
            official: "the error has no class",
            here: "`is_forbidden()`",
            because: "it is what the scopes of credentials are about, so it must be easy to ask for",
        },
        change: |_, outcome| {
            if let Outcome::Refused(said) = outcome {
                said.classes = vec!["is_forbidden"];
            }
        },
    },
    Rule {
        difference: Difference {
            cases: Cases::Where("a refusal by `success: false` under 200 where a stream was asked for", |case| {
                case.is_stream() && case.is_success() && case.0["body"]["success"] == false
            }),
            official: "a stream without events",
            here: "the same error as of any other call",
            because: "a stream that never was is not one that has ended",
        },
        change: |case, outcome| {
            *outcome = Outcome::Refused(Said {
                status: Some(case.status()),
                code: Some("server_error".to_owned()),
                message: format!("Request failed with status {}", case.status()),
                details: Value::Null,
                request_id: None,
                classes: Vec::new(),
            });
        },
    },
];
