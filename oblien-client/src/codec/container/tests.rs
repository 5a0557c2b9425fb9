//! Lists and maps of anything, and what null is inside of them.

use std::collections::BTreeMap;

use crate::codec;
use crate::codec::tests::check;
use crate::{Field, Value};

#[derive(Clone, Debug, Default, PartialEq)]
struct Everything {
    lists: Option<Vec<Vec<Option<i64>>>>,
    maps: Option<BTreeMap<String, BTreeMap<String, Option<bool>>>>,
    values: Option<Vec<Value>>,
    any: Option<Value>,
    field: Field<Vec<String>>,
    boxed: Option<Box<Everything>>,
}

codec::object!(Everything { lists: "lists", maps: "maps", values: "values", any: "any", field: "field", boxed: "boxed" });

#[test]
fn containers_hold_anything() {
    check::<Everything>(&[
        (r#"{"lists":[[1,null],[]]}"#, r#"{"lists":[[1,null],[]]}"#),
        (r#"{"maps":{"b":{"x":null},"a":{"y":true}}}"#, r#"{"maps":{"a":{"y":true},"b":{"x":null}}}"#),
        (r#"{"values":[1,-1,1.5,"a",null,true,[],{"k":{}}]}"#, r#"{"values":[1,-1,1.5,"a",null,true,[],{"k":{}}]}"#),
        (r#"{"any":null}"#, r#"{"any":null}"#),
        (r#"{"any":{"a":[null]}}"#, r#"{"any":{"a":[null]}}"#),
        (r#"{"field":null}"#, r#"{"field":null}"#),
        (r#"{"field":["a"]}"#, r#"{"field":["a"]}"#),
        (r#"{"boxed":{"boxed":{}}}"#, r#"{"boxed":{"boxed":{}}}"#),
        (r#"{"lists":[[1],[true]]}"#, "expected an integer of 64 bits, found `true` at line 1 column 19"),
        (r#"{"lists":{}}"#, "expected a list, found an object at line 1 column 11"),
        (r#"{"maps":[]}"#, "expected an object, found a list at line 1 column 10"),
    ]);
}

#[test]
fn a_list_read_twice_holds_the_second_only() {
    check::<Everything>(&[(r#"{"lists":[[1]],"lists":[]}"#, r#"{"lists":[]}"#)]);
    check::<Everything>(&[(r#"{"maps":{"a":{}},"maps":{"b":{}}}"#, r#"{"maps":{"b":{}}}"#)]);
}
