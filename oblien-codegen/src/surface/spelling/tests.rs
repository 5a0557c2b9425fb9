//! Long and short names of the same types.

use super::{full, short};

#[test]
fn full_names_begin_with_the_crate() {
    let tokens = "::core::option::Option<::__root::types::Pet>".parse().unwrap();
    assert_eq!(full(&tokens), "::core::option::Option<crate::types::Pet>");
}

#[test]
fn paths_are_shortened_and_everything_else_stays() {
    for (long, expected) in [
        ("bool", "bool"),
        ("()", "()"),
        ("::std::string::String", "String"),
        ("::core::option::Option<::__root::types::Pet>", "Option<Pet>"),
        ("::std::collections::BTreeMap<::std::string::String, ::std::vec::Vec<i64>>", "BTreeMap<String, Vec<i64>>"),
        ("(::std::string::String, [u8; 4])", "(String, [u8;4])"),
    ] {
        assert_eq!(short(&long.parse().unwrap()), expected, "{long}");
    }
}
