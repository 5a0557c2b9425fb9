//! Tags that are no texts, and payloads that only have serde's traits.

use serde::{Deserialize, Serialize};

use crate::codec::tests::check;
use crate::{Value, codec};

#[derive(Clone, Debug, PartialEq)]
struct First {
    version: i64,
    name: Option<String>,
}

codec::object!(First { version: "version", name: "name" });

#[derive(Clone, Debug, PartialEq)]
struct Bare {
    size: i64,
}

codec::object!(Bare { size: "size" });

#[derive(Clone, Debug, PartialEq)]
enum Numbered {
    First(First),
    Bare(Bare),
    Unknown(Value),
}

codec::tagged!(Numbered, "version" { "1" | "-1" => First, "2" => Bare, ..Unknown });

#[test]
fn numbers_are_tags() {
    check::<Numbered>(&[
        (r#"{"version":1,"name":"a"}"#, r#"{"version":1,"name":"a"}"#),
        (r#"{"name":"a","version":-1}"#, r#"{"version":-1,"name":"a"}"#),
        (r#"{"size":1,"version":3}"#, r#"{"size":1,"version":3}"#),
        (r#"{"version":1.5}"#, r#"{"version":1.5}"#),
        (r#"{"version":[1]}"#, r#"{"version":[1]}"#),
    ]);
}

#[test]
fn a_wrong_number_is_put_right_as_a_number() {
    let text = serde_json::to_string(&Numbered::First(First { version: 7, name: None })).unwrap();
    assert_eq!(text, r#"{"version":1}"#);
    let text = serde_json::to_string(&Numbered::Bare(Bare { size: 7 })).unwrap();
    assert_eq!(text, r#"{"size":7,"version":"2"}"#);
}

#[derive(Clone, Debug, PartialEq)]
struct On {
    on: bool,
}

codec::object!(On { on: "on" });

#[derive(Clone, Debug, PartialEq)]
enum Switch {
    On(On),
    Off(On),
    Unknown(Value),
}

codec::tagged!(Switch, "on" { "true" => On, "false" => Off, ..Unknown });

#[test]
fn booleans_are_tags() {
    let switches: Vec<Switch> = serde_json::from_str(r#"[{"on":false},{"on":true}]"#).unwrap();
    assert_eq!(switches, [Switch::Off(On { on: false }), Switch::On(On { on: true })]);
    assert_eq!(serde_json::to_string(&Switch::Off(On { on: true })).unwrap(), r#"{"on":false}"#);
}

/// A type of another crate.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Theirs {
    points: (i64, i64),
}

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Theirs(Theirs),
    Bare(Bare),
    Unknown(Value),
}

codec::tagged!(Shape, "kind" { "line" | "edge" => Theirs: serde, "bare" => Bare, ..Unknown });

#[test]
fn types_of_others_are_told_by_the_tag_too() {
    check::<Shape>(&[
        (r#"{"kind":"line","points":[1,2]}"#, r#"{"points":[1,2],"kind":"line"}"#),
        (r#"{"size":1,"kind":"bare"}"#, r#"{"size":1,"kind":"bare"}"#),
        (r#"{"kind":"line","points":[1]}"#, "invalid length 1, expected a tuple of size 2 at line 1 column 28"),
    ]);
}

#[derive(Clone, Debug, PartialEq)]
enum Odd {
    Text(String),
    Unknown(Value),
}

codec::tagged!(Odd, "kind" { "text" => Text: serde, ..Unknown });

#[test]
fn what_has_no_members_can_have_no_tag() {
    let error = serde_json::to_string(&Odd::Text("a".to_owned())).unwrap_err();
    assert_eq!(error.to_string(), "a variant named by `kind` must be an object");
}
