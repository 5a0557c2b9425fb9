//! Which characters stay as they are, and that a value cannot leave its place.

use super::*;

fn path(value: impl Display) -> String {
    let mut text = String::new();
    push_path(&mut text, value);
    text
}

fn form(value: impl Display) -> String {
    let mut text = String::new();
    push_form(&mut text, value);
    text
}

#[test]
fn path_leaves_the_unreserved_alone_and_nothing_else() {
    let unreserved = "ABCXYZabcxyz0189-._~";
    assert_eq!(path(unreserved), unreserved);
    for byte in 0..=0x7f_u8 {
        let text = char::from(byte).to_string();
        if !unreserved.contains(&text) && !byte.is_ascii_alphanumeric() {
            assert_eq!(path(&text), format!("%{byte:02X}"));
        }
    }
}

#[test]
fn form_leaves_what_browsers_leave_alone() {
    assert_eq!(form("azAZ09*-._"), "azAZ09*-._");
    assert_eq!(form("a b&c=d+e~/ü%"), "a+b%26c%3Dd%2Be%7E%2F%C3%BC%25");
    assert_eq!(form("  x "), "++x+");
    assert_eq!(form(true), "true");
    assert_eq!(form(1.5), "1.5");
}

#[test]
fn values_are_encoded_as_they_are() {
    let cases = [
        ("a b/\u{fc}?q=1&r#h%41", "a%20b%2F%C3%BC%3Fq%3D1%26r%23h%2541"),
        ("../billing", "..%2Fbilling"),
        ("a\\b\t\r\n\0", "a%5Cb%09%0D%0A%00"),
        ("👩\u{200d}💻", "%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB"),
    ];
    for (value, encoded) in cases {
        assert_eq!(path(value), encoded);
    }
}

#[test]
fn queries_join_their_pairs() {
    let mut query = String::new();
    push_query(&mut query, "a b", 1);
    push_query(&mut query, "c", "");
    assert_eq!(query, "a+b=1&c=");
}

#[test]
fn an_argument_is_found_in_a_url() {
    let url = "https://a.example/b?limit=2&page%5Bafter%5D=x%2By+z&empty=#limit=3";
    assert_eq!(query_argument(url, "page[after]").as_deref(), Some("x+y z"));
    assert_eq!(query_argument(url, "limit").as_deref(), Some("2"));
    assert_eq!(query_argument(url, "empty"), None);
    assert_eq!(query_argument("?limit=2", "limit").as_deref(), Some("2"));
    assert_eq!(query_argument("/things", "limit"), None);
}
