//! Objects with members that have no `Default`, in every place where a type can be.

use std::collections::{BTreeMap, HashMap};
use std::num::NonZeroU8;

use serde_json::Value;

use crate::codec::tests::check;
use crate::{Extra, Field, codec};

#[derive(Debug, PartialEq)]
struct Page {
    number: NonZeroU8,
    note: Option<String>,
    next: Option<Box<Page>>,
    before: Field<NonZeroU8>,
    extra: Extra,
}

codec::held!(Page { number: serde "number", note: null "text", next: serde "next", before: serde_field "before", ..extra });

#[test]
fn members_need_no_default() {
    check::<Page>(&[
        (r#"{"number":1}"#, r#"{"number":1,"text":null}"#),
        (
            r#"{"x":1,"next":{"number":2,"text":"n"},"number":1}"#,
            r#"{"number":1,"text":null,"next":{"number":2,"text":"n"},"x":1}"#,
        ),
        (r#"{"number":1,"text":null,"before":null}"#, r#"{"number":1,"text":null,"before":null}"#),
        (r#"{"number":1,"text":null,"before":3}"#, r#"{"number":1,"text":null,"before":3}"#),
        ("{}", "missing member `number` at line 1 column 2"),
        ("7", "expected an object, found the number 7 at line 1 column 1"),
    ]);
    let error = serde_json::from_str::<Page>(r#"{"number":0}"#).unwrap_err().to_string();
    assert!(error.contains("nonzero"), "{error}");
}

#[derive(Debug, PartialEq)]
struct Book {
    first: Page,
    boxed: Box<Page>,
    rest: BTreeMap<String, NonZeroU8>,
}

codec::held!(Book { first: "first", boxed: serde "boxed", ..serde rest });

#[test]
fn what_must_have_such_a_member_is_such_an_object() {
    check::<Book>(&[
        (
            r#"{"first":{"number":1,"text":null},"boxed":{"number":2,"text":null},"a":3}"#,
            r#"{"first":{"number":1,"text":null},"boxed":{"number":2,"text":null},"a":3}"#,
        ),
        (r#"{"first":{"number":1}}"#, "missing member `boxed` at line 1 column 22"),
        (r#"{"first":{}}"#, "missing member `number` at line 1 column 11"),
    ]);
}

#[derive(Debug, PartialEq)]
enum Part {
    Page(Box<Page>),
    Text(String),
    Unknown(Value),
}

codec::untagged!(Part { Page: serde, Text, ..Unknown });

#[derive(Debug, PartialEq)]
struct Shelf {
    pages: Vec<Page>,
    named: HashMap<String, Page>,
    parts: Option<Vec<Part>>,
}

codec::object!(Shelf { pages: "pages", named: "named", parts: "parts" });

#[test]
fn others_hold_them_like_any_other() {
    let text = concat!(
        r#"{"pages":[{"number":1,"text":null},{"number":2,"text":null}],"named":{"a":{"number":3,"text":null}},"#,
        r#""parts":["t",{"number":4,"text":null},{"number":0}]}"#
    );
    check::<Shelf>(&[(text, text)]);
    let shelf: Shelf = serde_json::from_str(text).unwrap();
    assert!(matches!(shelf.parts.as_deref(), Some([Part::Text(_), Part::Page(_), Part::Unknown(_)])), "{shelf:?}");
}
