//! Objects: required, optional, nullable, three-state and unnamed members; tolerance; error texts.

use std::collections::BTreeMap;

use crate::codec::tests::check;
use crate::{Extra, Field, codec};

#[derive(Clone, Debug, PartialEq)]
struct Workspace {
    id: String,
    name: Option<String>,
    ended: Option<String>,
    note: Field<i64>,
    kind: Option<bool>,
    parent: Option<Box<Workspace>>,
}

codec::object!(Workspace {
    id: "id",
    name: "name",
    ended: null "endedAt",
    note: "note",
    kind: "type",
    parent: "parent",
});

#[test]
fn members_keep_their_states() {
    check::<Workspace>(&[
        (r#"{"id":"a"}"#, r#"{"id":"a","endedAt":null}"#),
        (r#"{"id":"a","name":null,"note":null}"#, r#"{"id":"a","endedAt":null,"note":null}"#),
        (r#"{"id":"a","name":"b","endedAt":"c","note":1}"#, r#"{"id":"a","name":"b","endedAt":"c","note":1}"#),
        (r#"{"type":true,"id":"a"}"#, r#"{"id":"a","endedAt":null,"type":true}"#),
        (r#"{"id":"a","parent":{"id":"b"}}"#, r#"{"id":"a","endedAt":null,"parent":{"id":"b","endedAt":null}}"#),
    ]);
}

#[test]
fn unknown_members_are_ignored_wherever_they_stand() {
    check::<Workspace>(&[
        (r#"{"x":[{"id":1}],"id":"a","y":{},"name":"b","z":null}"#, r#"{"id":"a","name":"b","endedAt":null}"#),
        (r#"{"":0,"id":"a","ID":1}"#, r#"{"id":"a","endedAt":null}"#),
    ]);
}

#[test]
fn the_last_of_several_members_counts_as_a_whole() {
    check::<Workspace>(&[
        (r#"{"id":"a","id":"b"}"#, r#"{"id":"b","endedAt":null}"#),
        (
            r#"{"id":"a","parent":{"id":"b","name":"gone"},"parent":{"id":"c"}}"#,
            r#"{"id":"a","endedAt":null,"parent":{"id":"c","endedAt":null}}"#,
        ),
        (r#"{"id":"a","name":"gone","name":null}"#, r#"{"id":"a","endedAt":null}"#),
    ]);
}

#[test]
fn errors_say_what_was_expected_and_what_found() {
    check::<Workspace>(&[
        ("{}", "missing member `id` at line 1 column 2"),
        (r#"{"id":null}"#, "expected a string, found null at line 1 column 10"),
        (r#"{"id":7}"#, "expected a string, found the number 7 at line 1 column 7"),
        (r#"{"id":"a","type":"secret"}"#, "expected a boolean, found a string at line 1 column 25"),
        (r#"{"id":"a","parent":{}}"#, "missing member `id` at line 1 column 21"),
        (r#"{"id":"a","parent":[1]}"#, "expected an object, found a list at line 1 column 20"),
        ("[]", "expected an object, found a list at line 1 column 2"),
        (r#"{"id":"a","#, "EOF while parsing a value at line 1 column 10"),
        (r#"{"id":"a"} x"#, "trailing characters at line 1 column 12"),
    ]);
}

#[derive(Clone, Debug, PartialEq)]
struct Open {
    owner: Option<String>,
    extra: Extra,
}

codec::object!(Open { owner: "owner", ..extra });

#[test]
fn open_objects_keep_what_they_do_not_name() {
    check::<Open>(&[
        ("{}", "{}"),
        (r#"{"b":[1,{"c":null}],"owner":"me","a":1.5}"#, r#"{"owner":"me","a":1.5,"b":[1,{"c":null}]}"#),
        (r#"{"a":{"old":1},"a":{}}"#, r#"{"a":{}}"#),
    ]);
    let mut open = Open { owner: Some("me".to_owned()), extra: Extra::new() };
    open.extra.insert("owner", "an impostor");
    assert_eq!(serde_json::to_string(&open).unwrap(), r#"{"owner":"me"}"#);
}

#[derive(Clone, Debug, PartialEq)]
struct Limits {
    total: i64,
    others: BTreeMap<String, Option<u8>>,
}

codec::object!(Limits { total: "total", ..others });

#[test]
fn typed_additional_members_are_checked() {
    check::<Limits>(&[
        (r#"{"cpus":2,"total":9,"disks":null}"#, r#"{"total":9,"cpus":2,"disks":null}"#),
        (r#"{"cpus":256,"total":9}"#, "expected an unsigned integer of 8 bits, found the number 256 at line 1 column 11"),
    ]);
}

struct Request {
    cpus: u32,
}

codec::object!(encode Request { cpus: "cpus" });

struct Reply {
    cpus: u32,
}

codec::object!(decode Reply { cpus: "cpus" });

#[test]
fn a_type_may_travel_in_one_direction() {
    let text = serde_json::to_string(&Request { cpus: 4 }).unwrap();
    assert_eq!(serde_json::from_str::<Reply>(&text).unwrap().cpus, 4);
}

#[derive(Debug, PartialEq)]
struct Nothing {}

codec::object!(Nothing {});

#[test]
fn an_object_may_have_no_members() {
    check::<Nothing>(&[("{}", "{}"), (r#"{"a":1}"#, "{}"), ("1", "expected an object, found the number 1 at line 1 column 1")]);
}

/// More rows than one word has bits: what arrived is remembered for each.
#[test]
fn large_objects_miss_no_member() {
    let names: Vec<&'static str> = (0..200).map(|index| &*format!("member{index}").leak()).collect();
    for missing in [0, 63, 64, 127, 128, 199] {
        let mut values = vec![false; names.len()];
        let mut rows: Vec<codec::Row<'_>> = names.iter().zip(&mut values).map(|(name, value)| (*name, value as _)).collect();
        let members = (names.iter().rev()).filter(|name| **name != names[missing]).map(|name| format!("\"{name}\":true"));
        let text = format!("{{{}}}", members.collect::<Vec<_>>().join(","));
        struct Large<'a, 'b>(&'a mut Vec<codec::Row<'b>>);
        impl codec::Slot for Large<'_, '_> {
            fn fill(&mut self, input: &mut codec::Input<'_>) -> Result<(), codec::Error> {
                input.object(self.0)
            }
        }
        let filled = codec::fill(&mut Large(&mut rows), &mut serde_json::Deserializer::from_str(&text));
        let error = filled.unwrap_err().to_string();
        assert!(error.starts_with(&format!("missing member `member{missing}`")), "{error}");
    }
}
