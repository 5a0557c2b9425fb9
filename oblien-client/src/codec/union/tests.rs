//! Unions: named by a member, told by their looks, and what fits neither.

use std::collections::BTreeMap;

use crate::codec::tests::check;
use crate::{Extra, Value, codec};

#[derive(Clone, Debug, PartialEq)]
struct Circle {
    radius: f64,
}

codec::object!(Circle { radius: "radius" });

#[derive(Clone, Debug, PartialEq)]
struct Square {
    kind: String,
    side: f64,
    extra: Extra,
}

codec::object!(Square { kind: "kind", side: "side", ..extra });

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Circle(Circle),
    Square(Box<Square>),
    Unknown(Value),
}

codec::tagged!(Shape, "kind" {
    "circle" | "disc" => Circle,
    "square" => Square,
    ..Unknown
});

#[test]
fn the_tag_names_the_variant() {
    check::<Shape>(&[
        (r#"{"radius":1,"kind":"circle"}"#, r#"{"radius":1.0,"kind":"circle"}"#),
        (r#"{"kind":"disc","radius":1}"#, r#"{"radius":1.0,"kind":"circle"}"#),
        (r#"{"kind":"square","side":2,"more":[]}"#, r#"{"kind":"square","side":2.0,"more":[]}"#),
        (r#"{"kind":"hexagon","side":2}"#, r#"{"kind":"hexagon","side":2}"#),
        (r#"{"side":2}"#, r#"{"side":2}"#),
        (r#"{"kind":7}"#, r#"{"kind":7}"#),
        ("7", "7"),
        (r#"{"kind":"square"}"#, "missing member `side` at line 1 column 17"),
        (r#"{"kind":"square","side":"long"}"#, "expected a number, found a string at line 1 column 30"),
        (r#"{"side":"long","kind":"square"}"#, "in `side`: expected a number, found a string at line 1 column 31"),
        (r#"{"kind":null,"side":2}"#, r#"{"kind":null,"side":2}"#),
        (r#"{"kind":"hexagon"}"#, r#"{"kind":"hexagon"}"#),
        ("{}", "{}"),
        (r#"{"kind":"square","#, "EOF while parsing a value at line 1 column 17"),
    ]);
}

#[test]
fn a_wrong_tag_is_put_right() {
    let square = Square { kind: "circle".to_owned(), side: 1.0, extra: Extra::new() };
    let text = serde_json::to_string(&Shape::Square(Box::new(square))).unwrap();
    assert_eq!(text, r#"{"kind":"square","side":1.0}"#);
}

#[derive(Clone, Debug, PartialEq)]
enum Nested {
    Shape(Shape),
    Unknown(Value),
}

codec::tagged!(Nested, "family" { "shape" => Shape, ..Unknown });

#[test]
fn tagged_unions_nest() {
    check::<Nested>(&[(
        r#"{"family":"shape","kind":"circle","radius":1}"#,
        r#"{"radius":1.0,"kind":"circle","family":"shape"}"#,
    )]);
}

#[derive(Clone, Debug, PartialEq)]
struct Small {
    id: String,
}

codec::object!(Small { id: "id" });

#[derive(Clone, Debug, PartialEq)]
struct Large {
    id: String,
    size: Option<i64>,
    color: Option<String>,
}

codec::object!(Large { id: "id", size: "size", color: "color" });

#[derive(Clone, Debug, PartialEq)]
enum Thing {
    Flag(bool),
    Count(i64),
    Ratio(f64),
    Name(String),
    Small(Small),
    Large(Large),
    Labels(BTreeMap<String, String>),
    Counts(Vec<i64>),
    Unknown(Value),
}

codec::untagged!(Thing { Flag, Count, Ratio, Name, Small, Large, Labels, Counts, ..Unknown });

#[test]
fn the_best_fit_is_chosen() {
    let cases = [
        ("true", "Flag(true)"),
        ("3", "Count(3)"),
        ("3.5", "Ratio(3.5)"),
        (r#""x""#, r#"Name("x")"#),
        (r#"{"id":"a"}"#, r#"Small(Small { id: "a" })"#),
        (r#"{"id":"a","size":3}"#, r#"Large(Large { id: "a", size: Some(3), color: None })"#),
        (r#"{"id":"a","size":3,"new":1}"#, r#"Large(Large { id: "a", size: Some(3), color: None })"#),
        (r#"{"id":"a","color":"b"}"#, r#"Large(Large { id: "a", size: None, color: Some("b") })"#),
        (r#"{"region":"eu"}"#, r#"Labels({"region": "eu"})"#),
        ("[1,2]", "Counts([1, 2])"),
        ("null", "Unknown(Null)"),
        (r#"["a"]"#, r#"Unknown(Array [String("a")])"#),
        (r#"{"region":1}"#, r#"Unknown(Object {"region": Number(1)})"#),
    ];
    for (text, expected) in cases {
        let thing: Thing = serde_json::from_str(text).unwrap();
        assert_eq!(format!("{thing:?}"), expected, "of {text}");
        let again: Thing = serde_json::from_str(&serde_json::to_string(&thing).unwrap()).unwrap();
        assert_eq!(again, thing, "of {text}");
    }
}

#[derive(Clone)]
enum Start {
    Start,
    Unknown(codec::UnknownWord<Start>),
}

codec::words!(Start { Start: "start", ..Unknown });

#[derive(Clone)]
enum Stop {
    Stop,
    Unknown(codec::UnknownWord<Stop>),
}

codec::words!(Stop { Stop: "stop", ..Unknown });

#[derive(Clone, Debug, PartialEq)]
struct Started {
    event: Start,
}

codec::object!(Started { event: "event" });

#[derive(Clone, Debug, PartialEq)]
struct Stopped {
    event: Stop,
}

codec::object!(Stopped { event: "event" });

#[derive(Clone, Debug, PartialEq)]
enum Event {
    Started(Started),
    Stopped(Stopped),
    First(Start),
    Second(Stop),
    Several(Vec<Event>),
    Unknown(Value),
}

codec::untagged!(Event { Started, Stopped, First, Second, Several, ..Unknown });

#[test]
fn an_unknown_word_fits_less_than_a_known_one() {
    let cases = [
        (r#"{"event":"start"}"#, "Started(Started { event: Start })"),
        (r#"{"event":"stop"}"#, "Stopped(Stopped { event: Stop })"),
        (r#"{"event":"pause"}"#, r#"Started(Started { event: Unknown("pause") })"#),
        (r#""stop""#, "Second(Stop)"),
        (r#"[{"event":"stop"},"stop"]"#, "Several([Stopped(Stopped { event: Stop }), Second(Stop)])"),
    ];
    for (text, expected) in cases {
        assert_eq!(format!("{:?}", serde_json::from_str::<Event>(text).unwrap()), expected, "of {text}");
    }
}

#[test]
fn a_missing_union_is_missing() {
    #[derive(Clone, Debug, PartialEq)]
    struct Holder {
        shape: Shape,
        thing: Option<Thing>,
    }
    codec::object!(Holder { shape: "shape", thing: "thing" });
    check::<Holder>(&[
        ("{}", "missing member `shape` at line 1 column 2"),
        (r#"{"shape":{"kind":"a"},"thing":null}"#, r#"{"shape":{"kind":"a"}}"#),
    ]);
}
