//! Real JSON through the types that are made of schemas of every kind.
//! The clients are those of `accept/mixed`, `accept/schemas` and `accept/inline_circles`; what comes in goes out again as it was.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::compiled::{both_directions, inline_circles, mixed, schemas};

/// Reads a value as `T`, and returns how it looks in Rust, once it is known that it is written as it was read.
fn through<T: DeserializeOwned + Serialize + std::fmt::Debug>(value: &Value) -> String {
    let read: T = serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"));
    assert_eq!(serde_json::to_value(&read).unwrap(), *value);
    format!("{read:?}")
}

#[test]
fn objects_that_are_unions_are_read_as_a_whole() {
    let cases = [
        (json!({"payment": {"amount": 5, "kind": "card", "number": "1"}}), "PaymentCard(PaymentCard { amount: 5"),
        (json!({"payment": {"amount": 5, "kind": "bank", "iban": "X"}}), "PaymentBank(PaymentBank { amount: 5"),
        (json!({"payment": {"amount": 5, "kind": "cash", "till": 3}}), "payment: Some(Unknown("),
        (json!({"two": {"iban": "X", "now": true}}), "TwoUnionsBankNow(TwoUnionsBankNow { iban: \"X\", now: true"),
        (json!({"two": {"number": "1", "at": "noon"}}), "TwoUnionsCardLater"),
        (
            json!({"any": {"id": "i", "number": "1", "iban": "X"}}),
            "AnyOfThem { id: \"i\", number: Some(\"1\"), iban: Some(\"X\")",
        ),
        (
            json!({"pet": {"kind": "Dog", "name": "Rex", "bark": true}}),
            "Dog(Dog { kind: \"Dog\", name: Some(\"Rex\"), bark: Some(true)",
        ),
        (json!({"cat": {"kind": "Cat", "lives": 9}}), "Cat { kind: \"Cat\", name: None, lives: Some(9)"),
        (json!({"conflict": {"id": "i", "value": 1}}), "ConflictNumber"),
        (json!({"conflict": {"id": "i", "value": "one"}}), "ConflictText"),
        (json!({"scalar": {"id": "i", "number": "1"}}), "ScalarAlternative"),
        (json!({"again": {"branches": [{"leaf": 1}, {"id": "b", "branches": []}]}}), "AgainLeaf(AgainLeaf { id: None, leaf: 1"),
    ];
    for (value, expected) in cases {
        let shown = through::<mixed::types::All>(&value);
        assert!(shown.contains(expected), "{expected} is not in {shown}");
    }
}

#[test]
fn every_kind_of_schema_reads_its_values() {
    let cases = [
        (
            json!({"titled": "a", "titled_ints": 2, "titled_typed": "y"}),
            "titled: Some(A), titled_ints: Some(Two), titled_typed: Some(Y)",
        ),
        (json!({"titled": "new", "titled_ints": 7}), "Unknown"),
        (json!({"titled_null": null, "enum_null": null}), "titled_null: Null"),
        (json!({"titled_null": "a", "enum_null": "b"}), "enum_null: Value(B)"),
        (json!({"enum_mixed": 1, "enum_empty": "x", "enum_bool": true, "enum_number": 1.5}), "enum_number: Some(1.5)"),
        (json!({"enum_big": 1}), "enum_big: Some(N1)"),
        (json!({"tuple": ["a", 1], "tuple_same": [1.5, 2.5], "tuple_rest": ["a", true, false]}), "Integer(1)"),
        (json!({"unevaluated_items": ["a"]}), "unevaluated_items: Some([\"a\"])"),
        (json!({"i8": -128, "u64": 18_446_744_073_709_551_615_u64, "big": 5_000_000_000_i64}), "u64: Some(18446744073709551615)"),
        (json!({"decimal": "1.10", "date": "2026-01-01", "byte": "AQ=="}), "decimal: Some(\"1.10\")"),
        (json!({"strange_type": null}), "strange_type: Null"),
        (json!({"strange_type": 5}), "Integer(5)"),
        (json!({"not_only": 5, "never": [1], "const_obj": {"a": 1}, "contains": [1, "a"]}), "contains: Some("),
        (json!({"names": {"ab": 1}, "named_enum": {"a": 1}}), "named_enum: Some({\"a\": 1})"),
        (json!({"readwrite": {"id": "i"}}), "ReadWrite { id: Some(\"i\"), pw: None, both: None"),
        (json!({"required_sibling": {"x": "x"}}), "RequiredSibling { x: \"x\", y: None"),
        (json!({"cond": {"kind": "a", "only_a": "x"}}), "only_a: Some(\"x\"), only_b: None"),
        (json!({"notted": {"n": "n"}, "dependent": {"card": "c", "extra": true}}), "extra: Some(true)"),
        (json!({"unevaluated": {"a": "a", "own": "o"}}), "Unevaluated { a: \"a\", own: Some(\"o\")"),
        (json!({"two_unions": {"a": "a", "d": "d"}}), "TwoUnions"),
    ];
    for (value, expected) in cases {
        let shown = through::<schemas::types::All>(&value);
        assert!(shown.contains(expected), "{expected} is not in {shown}");
    }
}

#[test]
fn objects_that_lead_back_to_themselves_are_read() {
    let value = json!({"v": "a", "child": {"v": "b", "extra": "c", "child": {"extra": "d", "child": null}}});
    let node: inline_circles::types::Node = serde_json::from_value(value).unwrap();
    let child = node.child.into_value().unwrap();
    assert_eq!((child.v.as_deref(), child.extra.as_deref()), (Some("b"), Some("c")));
    let grandchild = child.child.into_value().unwrap();
    assert_eq!(grandchild.extra.as_deref(), Some("d"));
    assert_eq!(grandchild.child, oblien_client::Field::Null);
}

#[test]
fn with_both_directions_replies_are_made_and_requests_are_read() {
    use both_directions::types::{NewPet, Pet, Problem, ProblemCode, Round};

    let made = Pet::new("1", 2, Round::new(1.5)).name("Rex");
    let written = json!({"id": "1", "tail": 2, "name": "Rex", "shape": {"kind": "round", "radius": 1.5}});
    assert_eq!(serde_json::to_value(&made).unwrap(), written);
    assert_eq!(serde_json::from_value::<Pet>(written).unwrap(), made);
    let text = serde_json::to_string(&Problem::new(ProblemCode::Late)).unwrap();
    assert_eq!(text, r#"{"code":"late"}"#);
    assert_eq!(serde_json::from_str::<NewPet>(r#"{"name":"Rex"}"#).unwrap(), NewPet::new("Rex"));
}
