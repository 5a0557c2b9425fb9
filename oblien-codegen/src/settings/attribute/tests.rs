//! What is an attribute, and what is said of what is none.

use super::read_attribute;

#[test]
fn attributes_are_taken_with_and_without_their_marks() {
    for (text, expected) in [
        ("must_use", "must_use"),
        (" #[must_use = \"a pet\"] ", "must_use = \"a pet\""),
        ("cfg_attr(feature = \"x\", derive(Hash))", "cfg_attr(feature = \"x\", derive(Hash))"),
        ("typeshare::typeshare", "typeshare::typeshare"),
        ("serde(rename_all = \"camelCase\", default)", "serde(rename_all = \"camelCase\", default)"),
        ("a([1, 2])", "a([1, 2])"),
    ] {
        assert_eq!(read_attribute(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_none_is_told() {
    for text in [
        "",
        "derive(Hash",
        "derive(Hash))",
        "5",
        "derive(\"a)",
        "!",
        "#![allow(unused)]",
        "a] pub struct B; #[b",
        "a b",
        "a // b",
    ] {
        assert!(read_attribute(text).is_err(), "{text}: {:?}", read_attribute(text));
    }
    assert_eq!(read_attribute("#[a] #[b]").unwrap_err(), "these are several");
    assert_eq!(read_attribute("a(\n1)").unwrap_err(), "it has several lines");
}
