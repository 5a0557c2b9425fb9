//! Fields of types that only serde knows.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use crate::codec::tests::check;
use crate::{Field, codec};

#[derive(Debug, PartialEq)]
struct Span {
    range: (i64, u8),
    file: Option<PathBuf>,
}

codec::object!(Span {
    range: serde "range",
    file: serde "file",
});

#[test]
fn foreign_types_are_left_to_serde() {
    check::<Span>(&[
        (r#"{"range":[1,2]}"#, r#"{"range":[1,2]}"#),
        (r#"{"range":[1,2],"file":null}"#, r#"{"range":[1,2]}"#),
        (r#"{"range":[1,2],"file":"a/b"}"#, r#"{"range":[1,2],"file":"a/b"}"#),
        ("{}", "missing member `range` at line 1 column 2"),
        (r#"{"range":[1]}"#, "invalid length 1, expected a tuple of size 2 at line 1 column 12"),
    ]);
}

#[derive(Debug, PartialEq)]
struct States {
    always: Option<PathBuf>,
    three: Field<Vec<PathBuf>>,
    rest: BTreeMap<String, PathBuf>,
}

codec::object!(States {
    always: serde_null "always",
    three: serde_field "three",
    ..serde rest
});

#[test]
fn foreign_types_have_every_state() {
    check::<States>(&[
        (r#"{"always":null}"#, r#"{"always":null}"#),
        (r#"{"always":"a","three":null}"#, r#"{"always":"a","three":null}"#),
        (r#"{"always":"a","three":["b"],"x":"c"}"#, r#"{"always":"a","three":["b"],"x":"c"}"#),
        (r#"{"always":"a","three":1}"#, "invalid type: integer `1`, expected a sequence at line 1 column 23"),
    ]);
    let kept: States = serde_json::from_str(r#"{"always":null}"#).unwrap();
    assert_eq!(kept.three, Field::Absent);
    assert!(serde_json::from_str::<States>(r#"{"always":null,"x":1}"#).is_err());
}

#[derive(Debug, PartialEq)]
enum Place {
    File(PathBuf),
    Range((i64, u8)),
    Unknown(Value),
}

codec::untagged!(Place { Range: serde, File: serde, ..Unknown });

#[test]
fn variants_may_be_foreign() {
    check::<Place>(&[(r#""a/b""#, r#""a/b""#), ("[1,2]", "[1,2]"), (r#"{"a":1}"#, r#"{"a":1}"#)]);
    assert_eq!(serde_json::from_str::<Place>("[1,2]").unwrap(), Place::Range((1, 2)));
}
