//! What arrives goes out again as it was.

use super::{DateTime, Duration};
use crate::codec;

#[derive(Debug, PartialEq)]
struct Times {
    at: DateTime,
    then: Option<Vec<DateTime>>,
    took: Option<Duration>,
}

codec::object!(Times { at: "at", then: "then", took: "took" });

#[test]
fn offsets_and_fractions_are_kept() {
    let cases = [
        (r#"{"at":"2026-01-02T10:00:00Z"}"#, r#"{"at":"2026-01-02T10:00:00Z"}"#),
        (r#"{"at":"2026-01-02T10:00:00+00:00"}"#, r#"{"at":"2026-01-02T10:00:00Z"}"#),
        (r#"{"at":"2026-01-02T10:00:00.5-05:30","then":[]}"#, r#"{"at":"2026-01-02T10:00:00.5-05:30","then":[]}"#),
        (r#"{"at":"1969-12-31T23:00:00-01:00"}"#, r#"{"at":"1969-12-31T23:00:00-01:00"}"#),
        (r#"{"at":"2026-01-02T10:00:00Z","took":"P1DT12H"}"#, r#"{"at":"2026-01-02T10:00:00Z","took":"P1DT12H"}"#),
    ];
    for (arrived, expected) in cases {
        let times: Times = serde_json::from_str(arrived).unwrap();
        assert_eq!(serde_json::to_string(&times).unwrap(), expected);
        assert_eq!(serde_json::from_str::<Times>(expected).unwrap(), times);
    }
}

#[test]
fn what_is_no_date_is_an_error() {
    for text in ["2026-01-02T10:00:00", "yesterday", ""] {
        let error = serde_json::from_value::<DateTime>(text.into()).unwrap_err().to_string();
        assert!(error.starts_with("not a date and time"), "{error}");
    }
    assert!(serde_json::from_value::<Duration>("90 of them".into()).is_err());
}
