//! What arrives goes out again as it was.

use ::time::{OffsetDateTime, UtcOffset};

use super::{Date, DateTime};
use crate::codec;

#[derive(Debug, PartialEq)]
struct Times {
    at: DateTime,
    then: Option<Vec<DateTime>>,
    day: Option<Date>,
}

codec::object!(Times { at: "at", then: "then", day: "day" });

#[test]
fn offsets_and_fractions_are_kept() {
    let cases = [
        (r#"{"at":"2026-01-02T10:00:00Z"}"#, r#"{"at":"2026-01-02T10:00:00Z"}"#),
        (r#"{"at":"2026-01-02T10:00:00+00:00"}"#, r#"{"at":"2026-01-02T10:00:00Z"}"#),
        (r#"{"at":"2026-01-02T10:00:00.500-05:30","then":[]}"#, r#"{"at":"2026-01-02T10:00:00.5-05:30","then":[]}"#),
        (r#"{"at":"1969-12-31T23:00:00-00:30"}"#, r#"{"at":"1969-12-31T23:00:00-00:30"}"#),
        (r#"{"at":"2026-01-02T10:00:00.000000001+14:00"}"#, r#"{"at":"2026-01-02T10:00:00.000000001+14:00"}"#),
        (r#"{"at":"2026-01-02T10:00:00Z","day":"0026-11-30"}"#, r#"{"at":"2026-01-02T10:00:00Z","day":"0026-11-30"}"#),
    ];
    for (arrived, expected) in cases {
        let times: Times = serde_json::from_str(arrived).unwrap();
        assert_eq!(serde_json::to_string(&times).unwrap(), expected);
        assert_eq!(serde_json::from_str::<Times>(expected).unwrap(), times);
    }
}

#[test]
fn seconds_of_an_offset_do_not_move_the_instant() {
    let at = OffsetDateTime::UNIX_EPOCH.to_offset(UtcOffset::from_hms(-1, -2, -30).unwrap());
    let written = DateTime::from(at).to_string();
    assert_eq!(written, "1969-12-31T22:58:00-01:02");
    assert_eq!(written.parse::<DateTime>().unwrap(), DateTime::default());
}

#[test]
fn what_is_no_date_is_an_error() {
    for text in ["2026-01-02T10:00:00", "2026-02-30T10:00:00Z", "yesterday", ""] {
        let error = serde_json::from_value::<DateTime>(text.into()).unwrap_err().to_string();
        assert!(error.starts_with("not a date and time"), "{error}");
    }
    for text in ["2026-01-02T10:00:00Z", "2026-02-30", "20260102", "26-1-2", ""] {
        let error = serde_json::from_value::<Date>(text.into()).unwrap_err().to_string();
        assert!(error.starts_with("not a date"), "{error}");
    }
}
