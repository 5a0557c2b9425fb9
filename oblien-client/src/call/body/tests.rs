//! Bodies written member by member.

use serde_json::json;

use super::*;

type Step = fn(&mut CallBody) -> Result<(), String>;

fn text(json: bool, steps: &[Step]) -> String {
    let mut body = CallBody::new(if json { BodyKind::Json } else { BodyKind::WhenSet });
    for step in steps {
        step(&mut body).unwrap();
    }
    let (content_type, bytes) = body.finish().unwrap();
    let content_type = content_type.map_or("-".to_owned(), |value| value.to_str().unwrap().to_owned());
    format!("{content_type} {}", String::from_utf8(bytes.as_bytes().unwrap().to_vec()).unwrap())
}

fn plain<T: Serialize>(body: &mut CallBody, name: &'static str, value: T) -> Result<(), String> {
    body.field(None, name.into(), &value)
}

fn grouped<T: Serialize>(body: &mut CallBody, name: &'static str, value: T) -> Result<(), String> {
    body.field(Some("g"), name.into(), &value)
}

const CASES: &[(bool, &[Step], &str)] = &[
    (false, &[], "- "),
    (true, &[], "application/json {}"),
    (false, &[|body| plain(body, "a", 1)], r#"application/json {"a":1}"#),
    (true, &[|body| plain(body, "a", Some("x")), |body| plain(body, "b", None::<u8>)], r#"application/json {"a":"x","b":null}"#),
    (
        true,
        &[|body| plain(body, "a", 1), |body| plain(body, "b", 2), |body| plain(body, "a", json!({"c": [3]}))],
        r#"application/json {"b":2,"a":{"c":[3]}}"#,
    ),
    (true, &[|body| body.group("g")], r#"application/json {"g":{}}"#),
    (
        true,
        &[
            |body| grouped(body, "a", 1),
            |body| plain(body, "a", 2),
            |body| grouped(body, "b", 3),
            |body| body.group("g"),
            |body| body.group("h"),
            |body| grouped(body, "a", 4),
        ],
        r#"application/json {"a":2,"g":{"b":3,"a":4},"h":{}}"#,
    ),
    (true, &[|body| grouped(body, "a", 1), |body| plain(body, "g", 2)], r#"application/json {"g":2}"#),
    (true, &[|body| plain(body, "g", 2), |body| grouped(body, "a", 1)], r#"application/json {"g":{"a":1}}"#),
    (false, &[|body| plain(body, "a\"\\\n\u{1}ü", 1)], "application/json {\"a\\\"\\\\\\n\\u0001ü\":1}"),
    (true, &[|body| plain(body, "a", f64::NAN)], r#"application/json {"a":null}"#),
    (false, &[|body| body.whole("x")], r#"application/json "x""#),
    (true, &[|body| plain(body, "a", 1), |body| body.whole(&[1, 2])], "application/json [1,2]"),
    (true, &[|body| body.raw("application/gzip", Bytes::from_static(b"zip"))], "application/gzip zip"),
];

#[test]
fn bodies_are_what_was_written() {
    for (json, steps, expected) in CASES {
        assert_eq!(text(*json, steps), *expected);
    }
}

/// Fails after it has written something.
struct Broken;

impl Serialize for Broken {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq;
        let mut sequence = serializer.serialize_seq(None)?;
        sequence.serialize_element(&1)?;
        Err(serde::ser::Error::custom("broken"))
    }
}

#[test]
fn a_value_that_is_no_json_leaves_no_trace() {
    let mut body = CallBody::new(BodyKind::Json);
    plain(&mut body, "a", 1).unwrap();
    let error = plain(&mut body, "b", Broken).unwrap_err();
    assert_eq!(error, "field `b` is no JSON: broken");
    plain(&mut body, "c", 2).unwrap();
    assert_eq!(body.finish().unwrap().1.as_bytes().unwrap(), r#"{"a":1,"c":2}"#);
}

#[test]
fn a_body_that_is_whole_takes_no_fields() {
    let mut body = CallBody::new(BodyKind::WhenSet);
    body.whole(&1).unwrap();
    assert!(plain(&mut body, "a", 1).is_err());
    assert!(body.group("g").is_err());
    assert!(body.raw("text/\n", Bytes::new()).is_err());
}

#[test]
fn names_are_shown_and_values_are_not() {
    let mut body = CallBody::new(BodyKind::Json);
    plain(&mut body, "password", "hunter2").unwrap();
    assert_eq!(format!("{body:?}"), r#"{"password"}"#);
}
