//! What YAML and JSON texts become, and how the unreadable ones are refused.
//! Part of the source's tests.

use serde_json::{Value, json};

use crate::source::parse::{Problem, parse};

fn value(text: &str) -> Value {
    parse(text).map(|parsed| parsed.value).unwrap()
}

fn problem(text: &str) -> Problem {
    parse(text).map(|parsed| parsed.value).unwrap_err()
}

#[test]
fn scalar_keys_are_texts_as_written() {
    let expected = json!({"200": 1, "on": 2, "null": 3, "1.10": 4, "true": 5, "2024-01-01": 6});
    assert_eq!(value("200: 1\non: 2\nnull: 3\n1.10: 4\ntrue: 5\n2024-01-01: 6\n"), expected);
}

#[test]
fn words_that_are_booleans_elsewhere_are_texts() {
    assert_eq!(value("enum: [yes, no, on, off, true]"), json!({"enum": ["yes", "no", "on", "off", true]}));
}

#[test]
fn order_is_kept() {
    let keys = |text| value(text).as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys("z: 1\na: 2\nm: 3"), ["z", "a", "m"]);
    assert_eq!(keys(r#"{"z": 1, "a": 2, "m": 3}"#), ["z", "a", "m"]);
}

#[test]
fn numbers_beyond_64_bits_are_floats() {
    assert_eq!(value("x: 106347997792363865062"), json!({"x": 106347997792363865062.0}));
    assert_eq!(value("x: -106347997792363865062"), json!({"x": -106347997792363865062.0}));
    assert_eq!(value(r#"{"x": 106347997792363865062}"#), json!({"x": 106347997792363865062.0}));
    assert_eq!(value("x: 18446744073709551615"), json!({"x": 18446744073709551615_u64}));
}

#[test]
fn floats_that_json_has_not_are_texts() {
    assert_eq!(value("x: [.inf, .nan]"), json!({"x": ["inf", "NaN"]}));
}

#[test]
fn tags_are_passed_over() {
    assert_eq!(value("a: !custom {b: !!str 1}\nc: !other [2]"), json!({"a": {"b": "1"}, "c": [2]}));
}

#[test]
fn merged_mappings_yield_to_own_members() {
    let text = "base: &base {a: 1, b: 2}\nx:\n  <<: *base\n  b: 3\ny:\n  b: 4\n  <<: [*base, {c: 5, a: 6}]\n";
    let parsed = parse(text).map(|parsed| (parsed.value, parsed.duplicates)).unwrap();
    assert_eq!(parsed.0["x"], json!({"a": 1, "b": 3}));
    assert_eq!(parsed.0["y"], json!({"b": 4, "a": 1, "c": 5}));
    assert!(parsed.1.is_empty());
}

#[test]
fn what_can_not_be_merged_is_refused() {
    let Problem::Syntax { message, offset, .. } = problem("x:\n  <<: 5\n") else { panic!() };
    assert!(message.starts_with("`<<` merges"), "{message}");
    assert_eq!(offset, 5);
}

#[test]
fn duplicate_keys_are_noted_with_their_paths() {
    let parsed = parse("a:\n  - b/c: 1\n    b/c: 2\na: 3\n").map(|parsed| (parsed.value, parsed.duplicates)).unwrap();
    assert_eq!(parsed.0, json!({"a": 3}));
    assert_eq!(parsed.1, ["/a/0/b~1c", "/a"]);
    let duplicates = parse(r#"{"a": {"b": 1, "b": 2}}"#).map(|parsed| parsed.duplicates).unwrap();
    assert_eq!(duplicates, ["/a/b"]);
}

#[test]
fn a_flow_mapping_of_yaml_is_no_broken_json() {
    assert_eq!(value("{openapi: 3.0.0, 'info': {},}"), json!({"openapi": "3.0.0", "info": {}}));
}

#[test]
fn faults_know_their_place_and_their_context() {
    let text = "a: 1\nb\nc: 2\n";
    let Problem::Syntax { message, offset, context, .. } = problem(text) else { panic!() };
    assert_eq!((message.as_str(), &text[offset..]), ("could not find expected ':'", "c: 2\n"));
    assert_eq!(context, Some(("while scanning a simple key".to_owned(), 5)));
    let text = "{\"a\": 1,\n \"é\" 2}";
    let Problem::Syntax { message, offset, .. } = problem(text) else { panic!() };
    assert_eq!((message.as_str(), &text[offset..]), ("expected `:`", "2}"));
}

#[test]
fn a_mapping_is_no_key() {
    assert!(matches!(problem("? {a: 1}\n: 2\n"), Problem::Syntax { offset: 2, .. }));
}

#[test]
fn deep_nesting_is_refused() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
    for text in [deep("[", "]"), deep("{\"a\":", "}"), format!("a: {}", deep("[", "]")), "- ".repeat(100_000)] {
        assert!(matches!(problem(&text), Problem::TooDeep { limit: 120, .. }), "{}", &text[..20]);
    }
    assert!(parse(&format!("{}1{}", "[".repeat(100), "]".repeat(100))).is_ok());
}

#[test]
fn aliases_can_not_multiply_without_end() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    assert!(matches!(problem(&text), Problem::TooLarge { .. }));
    let wide = format!("a: &a [{}]\nb: [{}]\n", vec!["x"; 2000].join(", "), vec!["*a"; 2000].join(", "));
    assert!(matches!(problem(&wide), Problem::TooLarge { .. }));
    assert!(matches!(problem("a: &a [*a]\n"), Problem::TooDeep { .. }));
}

#[test]
fn aliases_are_followed() {
    assert_eq!(value("a: &x {b: 1}\nc: *x\n"), json!({"a": {"b": 1}, "c": {"b": 1}}));
}

#[test]
fn one_text_is_one_document() {
    assert_eq!(problem("---\na: 1\n---\nb: 2\n"), Problem::SeveralDocuments { offset: 9 });
    assert_eq!(value("--- # comment\na: 1\n...\n"), json!({"a": 1}));
    assert_eq!(value("a: 1\n---\n# nothing\n"), json!({"a": 1}));
    assert_eq!(value(""), Value::Null);
    assert_eq!(value("# nothing\n"), Value::Null);
}

#[test]
fn tabs_before_comments_and_colons_before_brackets_are_yaml() {
    let text = "a:\n\t\t# why\n  - ä: 1\n\t \n  - {b:[ ], c:{d: 2}, e:}\n";
    assert_eq!(value(text), json!({"a": [{"ä": 1}, {"b": [], "c": {"d": 2}, "e": null}]}));
    assert!(matches!(problem("a:\n\tb: 1\n"), Problem::Syntax { offset: 3, .. }));
}

#[test]
fn faults_are_found_behind_letters_of_several_bytes() {
    let Problem::Syntax { offset, .. } = problem("äöü: 1\nb: 2: 3\n") else { panic!() };
    assert_eq!(&"äöü: 1\nb: 2: 3\n"[offset..offset + 1], ":");
}
