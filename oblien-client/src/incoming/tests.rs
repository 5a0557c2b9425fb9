//! Bodies that decode, and what is said of those that do not.

use std::collections::BTreeMap;

use super::*;

#[test]
fn a_body_decodes_or_says_where_it_does_not() {
    let map: BTreeMap<String, Vec<u8>> = decode(b"\xef\xbb\xbf {\"a\": [1]}").unwrap();
    assert_eq!(map["a"], [1]);

    let error = decode::<BTreeMap<String, Vec<u8>>>(br#"{"a": [1, "x"]}"#).unwrap_err();
    assert!(error.is_decode(), "{error:?}");
    assert_eq!(error.json_path(), Some("a[1]"));
    assert_eq!(error.status(), None);
    assert!(error.to_string().starts_with("the body is not the BTreeMap<String, Vec<u8>> expected: "), "{error}");
    assert_eq!(error.body_text(), r#"{"a": [1, "x"]}"#);
}
