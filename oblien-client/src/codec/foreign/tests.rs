//! Fields of types that only serde knows.

use std::time::Duration;

use crate::codec;
use crate::codec::tests::check;

#[derive(Debug, PartialEq)]
struct Timing {
    total: Duration,
    idle: Option<Duration>,
}

codec::object!(Timing {
    total: serde "total",
    idle: serde "idle",
});

#[test]
fn foreign_types_are_left_to_serde() {
    check::<Timing>(&[
        (r#"{"total":{"secs":1,"nanos":2}}"#, r#"{"total":{"nanos":2,"secs":1}}"#),
        (r#"{"total":{"secs":1,"nanos":2},"idle":null}"#, r#"{"total":{"nanos":2,"secs":1}}"#),
        (
            r#"{"total":{"secs":1,"nanos":2},"idle":{"secs":0,"nanos":0}}"#,
            r#"{"total":{"nanos":2,"secs":1},"idle":{"nanos":0,"secs":0}}"#,
        ),
        ("{}", "missing member `total` at line 1 column 2"),
        (r#"{"total":{"secs":1}}"#, "missing field `nanos` at line 1 column 19"),
    ]);
}
