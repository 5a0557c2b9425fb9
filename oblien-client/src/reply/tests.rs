//! What replies become, and what is said of those that do not.

use std::time::Duration;

use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::*;

fn decoded<T: DeserializeOwned>(text: &str, member: Option<&str>) -> Result<T, Error> {
    decode(text.as_bytes(), member).map_err(|fault| {
        let body = Bytes::from(text.to_owned());
        fault.into_error::<T>(StatusCode::OK, HeaderMap::new(), body)
    })
}

#[derive(Debug, Deserialize, PartialEq)]
struct Thing {
    name: String,
    sizes: Vec<u8>,
}

#[test]
fn members_are_taken_out_of_objects() {
    let cases = [
        (r#"{"a": 1}"#, Some("a"), Some(1)),
        (r#"{"success": true, "b": {"a": [2]}, "a": 1, "c": null}"#, Some("a"), Some(1)),
        (r#"{"a": 1, "a": 2}"#, Some("a"), Some(2)),
        (r#"{"\u0061": 1}"#, Some("a"), Some(1)),
        (r#"{"a": null}"#, Some("a"), None),
        (r#"{"b": 1}"#, Some("a"), None),
        ("{}", Some("a"), None),
        ("null", Some("a"), None),
        ("", Some("a"), None),
        (" \n", None, None),
        ("null", None, None),
        ("\u{feff}5 ", None, Some(5)),
    ];
    for (text, member, expected) in cases {
        assert_eq!(decoded::<Option<u8>>(text, member).unwrap(), expected, "{text}");
    }
    let thing: Thing = decoded(r#"{"thing":{"name":"x","sizes":[1,2]}}"#, Some("thing")).unwrap();
    assert_eq!(thing.sizes, [1, 2]);
}

#[test]
fn what_does_not_decode_is_told_with_its_place() {
    let cases = [
        (r#"{"thing":{"name":"x","sizes":[1,"two"]}}"#, "thing.sizes[1]", "invalid type: string, expected u8"),
        (r#"{"thing":{"name":"x","sizes":[1,300]}}"#, "thing.sizes[1]", "invalid value: integer `300`, expected u8"),
        (r#"{"thing":{"name":"x"}}"#, "thing", "missing field `sizes`"),
        (r#"{"thing":{"name":"sk_live"#, "thing.name", "EOF while parsing a string"),
        (r#"{"other":1}"#, "-", "the reply has no member `thing`"),
        ("[1]", "-", "invalid type: sequence, expected an object with member `thing`"),
        ("\"sk_live\"", "-", "invalid type: string, expected an object with member `thing`"),
        ("<html>", "-", "expected value"),
        (r#"{"thing":{"name":"x","sizes":[]}} x"#, "-", "trailing characters"),
    ];
    for (text, path, message) in cases {
        let error = decoded::<Thing>(text, Some("thing")).unwrap_err();
        assert!(error.is_decode() && error.may_have_reached_service());
        assert_eq!(error.json_path().unwrap_or("-"), path, "{text}");
        let expected = format!("the reply is not the Thing expected: {message}");
        assert!(error.message().starts_with(&expected), "{error}");
        assert_eq!(error.body_text(), text);
        assert!(!format!("{error} {error:?}").contains("sk_live"), "{error:?}");
    }
}

#[derive(Debug)]
struct Page {
    items: Vec<Item>,
}

crate::codec::object!(decode Page { items: "items" });

#[derive(Debug)]
struct Item {
    id: i64,
    size: Option<u32>,
}

crate::codec::object!(decode Item { id: "id", size: "size" });

#[test]
fn numbers_that_their_type_does_not_hold_are_told_with_member_and_value() {
    let cases = [
        (
            r#"{"items":[{"id":18446744073709551616}]}"#,
            "items[0].id",
            "integer of 64 bits, found the number 1.8446744073709552e19",
        ),
        (r#"{"items":[{"id":9223372036854775808}]}"#, "items[0].id", "integer of 64 bits, found the number 9223372036854775808"),
        (r#"{"items":[{"id":1,"size":-1}]}"#, "items[0].size", "unsigned integer of 32 bits, found the number -1"),
        (r#"{"items":[{"id":1},{"id":0.5}]}"#, "items[1].id", "integer of 64 bits, found the number 0.5"),
    ];
    for (text, path, message) in cases {
        let error = decoded::<Page>(text, None).unwrap_err();
        assert_eq!(error.json_path(), Some(path), "{text}");
        assert!(error.to_string().contains(message) && error.to_string().contains(path), "{error}");
    }
    let page: Page = decoded(r#"{"items":[{"id":-5,"size":4294967295}]}"#, None).unwrap();
    assert_eq!((page.items[0].id, page.items[0].size), (-5, Some(u32::MAX)));
}

#[test]
fn types_are_named_without_their_modules() {
    type Nested = Vec<std::collections::BTreeMap<String, Option<Thing>>>;
    let error = decoded::<Nested>("1", None).unwrap_err();
    let expected = "the reply is not the Vec<BTreeMap<String, Option<Thing>>> expected: ";
    assert!(error.message().starts_with(expected), "{error}");
}

#[test]
fn refusals_are_told_by_a_flag_that_is_exactly_false() {
    let cases = [
        (r#"{"success":false}"#, true),
        (" {\"a\": {\"success\": true}, \"success\" :\n\tfalse, \"b\": []} ", true),
        (r#"{"success":true,"success":false}"#, true),
        (r#"{"success":true}"#, false),
        (r#"{"success":"false"}"#, false),
        (r#"{"success":0}"#, false),
        (r#"{"success":null}"#, false),
        (r#"{"success":falsey}"#, false),
        (r#"{"success":false"#, false),
        (r#"{"a":{"success":false}}"#, false),
        (r#"{"a":"\"success\":false"}"#, false),
        (r#"{"unsuccess":false}"#, false),
        (r#"[{"success":false}]"#, false),
        ("false", false),
        ("", false),
    ];
    for (text, expected) in cases {
        assert_eq!(Flag::new("success").is_in(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn json_is_known_by_its_type() {
    let cases = [
        ("application/json", true),
        ("Application/JSON; charset=utf-8", true),
        ("application/problem+json", true),
        ("text/event-stream", false),
        ("application/jsonl", false),
        ("", false),
    ];
    for (text, expected) in cases {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, text.parse().unwrap());
        assert_eq!(is_json(&headers), expected, "{text}");
    }
    assert!(!is_json(&HeaderMap::new()));
}

/// A body in these pieces, which fails at the end if it is to.
fn body(pieces: &[&'static str], fails: bool) -> Body {
    let mut pieces: Vec<_> = pieces.iter().map(|piece| Ok(Bytes::from_static(piece.as_bytes()))).collect();
    pieces.extend(fails.then(|| Err(Error::interrupted("reset"))));
    Body::stream(Pieces(pieces.into()))
}

struct Pieces(std::collections::VecDeque<Result<Bytes, Error>>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Error>>> {
        std::task::Poll::Ready(self.0.pop_front().map(|piece| piece.map(http_body::Frame::data)))
    }
}

#[tokio::test]
async fn bodies_are_collected_up_to_a_limit() {
    let cases: [(&[&'static str], usize, Option<&str>); 8] = [
        (&[], 0, Some("")),
        (&["abc"], 3, Some("abc")),
        (&["abc"], 2, None),
        (&["ab", "", "c"], 3, Some("abc")),
        (&["ab", "c"], 2, None),
        (&["a", "b", "c", "d"], 4, Some("abcd")),
        (&["a", "b", "c", "d"], 3, None),
        (&["", ""], 0, Some("")),
    ];
    for (pieces, limit, expected) in cases {
        let collected = collect(body(pieces, false), &HeaderMap::new(), limit).await;
        match expected {
            Some(text) => assert_eq!(collected.unwrap(), text),
            None => assert!(collected.unwrap_err().error.is_too_large()),
        }
    }
    let error = collect(body(&["a"], true), &HeaderMap::new(), 9).await.unwrap_err();
    assert!(error.error.is_interrupted() && error.arrived == "a");
}

#[tokio::test]
async fn an_announced_length_is_believed_only_so_far() {
    let mut headers = HeaderMap::new();
    headers.insert(http::header::CONTENT_LENGTH, "99999999999".parse().unwrap());
    let error = collect(body(&["a"], false), &headers, 9).await.unwrap_err();
    assert!(error.error.is_too_large());
    assert_eq!(collect(body(&["a", "b"], false), &headers, usize::MAX).await.unwrap(), "ab");
}

/// A body of one piece that then never ends.
struct Stalled(&'static str);

impl http_body::Body for Stalled {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Error>>> {
        match std::mem::take(&mut self.0) {
            "" => std::task::Poll::Pending,
            text => std::task::Poll::Ready(Some(Ok(http_body::Frame::data(text.into())))),
        }
    }
}

fn later() -> tokio::time::Instant {
    tokio::time::Instant::now() + Duration::from_secs(1)
}

#[tokio::test(start_paused = true)]
async fn of_a_failure_what_arrived_is_kept() {
    let cases: [(&[&'static str], bool, &str); 3] =
        [(&["ab", "cd", "ef"], false, "abcde"), (&["ab"], true, "ab"), (&[], true, "")];
    for (pieces, fails, expected) in cases {
        assert_eq!(collect_start(body(pieces, fails), 5, later()).await, expected);
    }
    let stalled = Body::stream(Stalled("ab"));
    assert_eq!(collect_start(stalled, 5, later()).await, "ab");
}
