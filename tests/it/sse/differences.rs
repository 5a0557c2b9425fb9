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
    /// These events.
    Events(fn() -> Value),
    /// An error of this code.
    Refusal(&'static str),
}

const BOTH: Instead = Instead::Events(|| json!([{ "message": "a" }, { "message": "b" }]));

pub(crate) const DIFFERENCES: &[Listed] = &[
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-plain/cr-only"]),
            official: "knows only LF and CR LF as the end of a line",
            here: "a CR alone ends a line too",
            because: "the standard has three ends of lines",
        },
        instead: BOTH,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-plain/no-space-after-colon"]),
            official: "loses `data:` without a space behind it",
            here: "the space is optional",
            because: "the standard says so",
        },
        instead: BOTH,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-plain/multi-line-data-split-json"]),
            official: "takes every line of data for an event, and loses JSON of more than one line",
            here: "lines of data are one event until an empty line comes",
            because: "the standard says so",
        },
        instead: BOTH,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["sse-plain/fail-200-json-success-false"]),
            official: "a stream without events if the service refuses by `success: false` under 200",
            here: "the error that it is",
            because: "a stream that never was is not one that has ended",
        },
        instead: Instead::Refusal("server_error"),
    },
];
