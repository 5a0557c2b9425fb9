//! Maps that are chosen instead of the usual one.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::codec;
use crate::codec::tests::check;

#[derive(Debug, PartialEq)]
struct Maps {
    ordered: IndexMap<String, i64>,
    any: HashMap<String, Vec<bool>>,
}

codec::object!(Maps { ordered: "ordered", any: "any" });

#[test]
fn the_order_of_arrival_is_kept() {
    check::<Maps>(&[
        (r#"{"ordered":{"b":1,"a":2},"any":{"x":[true]}}"#, r#"{"ordered":{"b":1,"a":2},"any":{"x":[true]}}"#),
        (r#"{"ordered":{"b":1,"b":2},"any":{}}"#, r#"{"ordered":{"b":2},"any":{}}"#),
    ]);
}
