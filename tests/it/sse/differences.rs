//! What the recorded client loses of a stream, and this one does not.
//! The replay fails on any other difference, and on a line here that does not show.

use serde_json::{Value, json};

use crate::spec::recorded::Case;
use crate::wire::difference::{Cases, Difference};

/// A difference, and what is expected instead of the recorded events.
pub(crate) struct Listed {
    pub(crate) difference: Difference<Case>,
    pub(super) instead: Instead,
}

/// What is expected instead of the recorded events.
pub(super) enum Instead {
    /// These events, made from the recorded ones; `None` is one that does not decode.
    Items(fn(&[Value]) -> Vec<Option<Value>>),
    /// An error of this code.
    Refusal(&'static str),
}

const BOTH: Instead = Instead::Items(|_| vec![Some(json!({ "message": "a" })), Some(json!({ "message": "b" }))]);

pub(crate) const DIFFERENCES: &[Listed] = &[
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-*/cr-only"]),
            official: "knows only LF and CR LF as the end of a line",
            here: "a CR alone ends a line too",
            because: "the standard has three ends of lines",
        },
        instead: BOTH,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-*/no-space-after-colon"]),
            official: "loses `data:` without a space behind it",
            here: "the space is optional",
            because: "the standard says so",
        },
        instead: BOTH,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-*/multi-line-data-split-json"]),
            official: "takes every line of data for an event, and loses JSON of more than one line",
            here: "lines of data are one event until an empty line comes",
            because: "the standard says so",
        },
        instead: BOTH,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-*/multi-line-data-two-objects", "sse-named/bad-json-resets-name"]),
            official: "takes every line of data for an event, also where two are no JSON together",
            here: "an error, `is_decode()`; the stream goes on",
            because: "they are one event, and what is lost is said",
        },
        instead: Instead::Items(|_| vec![None]),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-*/non-json-data-skipped"]),
            official: "drops data that is no JSON",
            here: "an error, `is_decode()`; the stream goes on",
            because: "what is lost is said",
        },
        instead: Instead::Items(|recorded| [vec![None], recorded.iter().map(unnamed).collect(), vec![None]].concat()),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-named/crlf-name-survives-blank-line"]),
            official: "keeps the name of an event over an empty line that ends with CR LF",
            here: "the empty line ends the event, whatever it ends with",
            because: "the standard says so",
        },
        instead: Instead::Items(|recorded| {
            let mut event = recorded[0].clone();
            event.as_object_mut().unwrap().remove("event");
            vec![Some(event)]
        }),
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("an event of a command without a name", |case| {
                case.id().starts_with("sse-named/") && case.events().any(|event| event["event"] == "message")
            }),
            official: "gives it the member `event` with the word `message`",
            here: "gives it no member",
            because: "nothing is added that was not sent",
        },
        instead: Instead::Items(|recorded| recorded.iter().map(unnamed).collect()),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-*/fail-200-json-success-false"]),
            official: "a stream without events if the service refuses by `success: false` under 200",
            here: "the error that it is",
            because: "a stream that never was is not one that has ended",
        },
        instead: Instead::Refusal("server_error"),
    },
];

/// The event without the name that was made up for it.
fn unnamed(event: &Value) -> Option<Value> {
    let mut event = event.clone();
    event.as_object_mut()?.retain(|name, value| name != "event" || *value != "message");
    Some(event)
}
