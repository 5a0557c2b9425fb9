//! What a secret shows and what it keeps.

use super::*;

#[test]
fn prints_nothing_of_its_text() {
    let secret = Secret::from("sk_live_1");
    assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "[redacted] Some([redacted])");
}

#[test]
fn serialises_its_text_both_ways() {
    let secret: Secret = serde_json::from_str("\"pässword\"").unwrap();
    assert_eq!(secret.expose(), "pässword");
    assert_eq!(serde_json::to_string(&secret).unwrap(), "\"pässword\"");
}

#[test]
fn compares_by_text() {
    let cases = [("", "", true), ("a", "a", true), ("a", "b", false), ("a", "aa", false)];
    for (left, right, equal) in cases {
        assert_eq!(Secret::from(left) == Secret::from(right.to_owned()), equal, "{left} {right}");
    }
}
