//! What an error says about a refusal, in a form that both clients' errors can be brought into.
//! Compared by the replays of failures, calls and streams.

use oblien_client::Error;
use serde_json::Value;

/// What an error says about a refusal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
    pub(crate) message: String,
    /// Null if there are none.
    pub(crate) details: Value,
    pub(crate) request_id: Option<String>,
    /// The predicates that are true.
    pub(crate) classes: Vec<&'static str>,
}

type Predicate = fn(&Error) -> bool;

/// The classes of refusals: the predicate here, and the class of the official client.
const CLASSES: [(&str, Predicate, &str); 7] = [
    ("is_unauthorized", Error::is_unauthorized, "AuthenticationError"),
    ("is_payment_required", Error::is_payment_required, "PaymentRequiredError"),
    ("is_forbidden", Error::is_forbidden, ""),
    ("is_not_found", Error::is_not_found, "NotFoundError"),
    ("is_conflict", Error::is_conflict, "ConflictError"),
    ("is_validation", Error::is_validation, "ValidationError"),
    ("is_rate_limited", Error::is_rate_limited, "RateLimitError"),
];

impl Said {
    /// Takes an error of this client.
    pub(crate) fn of(error: &Error) -> Self {
        let classes = CLASSES.iter().filter(|(_, is_such, _)| is_such(error)).map(|(predicate, ..)| *predicate);
        Self {
            status: error.status().map(|status| status.as_u16()),
            code: error.code().map(str::to_owned),
            message: error.message().to_owned(),
            details: error.details().cloned().unwrap_or_default(),
            request_id: error.request_id().map(str::to_owned),
            classes: classes.collect(),
        }
    }

    /// Takes a recorded error; one of a class that it does not know as a refusal is a mistake of the caller.
    pub(crate) fn recorded(error: &Value) -> Self {
        let text = |name: &str| error[name].as_str().map(str::to_owned);
        let class = error["class"].as_str().unwrap();
        let classes: Vec<_> =
            CLASSES.iter().filter(|(.., official)| *official == class).map(|(predicate, ..)| *predicate).collect();
        assert!(class == "OblienError" || !classes.is_empty(), "{class} is no refusal");
        Self {
            status: error["status"].as_u64().map(|status| status as u16),
            code: text("code"),
            message: text("message").unwrap(),
            details: error["details"].clone(),
            request_id: text("request_id"),
            classes,
        }
    }
}
