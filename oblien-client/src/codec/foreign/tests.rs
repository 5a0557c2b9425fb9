//! Fields of types that only serde knows.

use std::path::PathBuf;

use crate::codec;
use crate::codec::tests::check;

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
