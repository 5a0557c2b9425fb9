//! Tokens as services issue them, and as someone who means harm would.

use super::*;

fn jwt(claims: &str) -> String {
    let encoded = base64::encode(claims.as_bytes()).replace('+', "-").replace('/', "_");
    format!("eyJhbGciOiJub25lIn0.{}.c2ln", encoded.trim_end_matches('='))
}

#[test]
fn times_are_read() {
    let cases = [
        (r#"{"exp":1700000000}"#, (1_700_000_000, None)),
        (r#"{"iat":1699999100,"exp":1700000000,"sub":"ü"}"#, (1_700_000_000, Some(1_699_999_100))),
        (r#"{"iat":"soon","exp":1700000000.9}"#, (1_700_000_000, None)),
        (r#"{"exp":18446744073709551615}"#, (u64::MAX, None)),
    ];
    for (claims, expected) in cases {
        assert_eq!(times(&jwt(claims)), Some(expected), "{claims}");
    }
}

#[test]
fn whatever_else_has_no_times() {
    let claims = [
        "{}",
        "[]",
        "null",
        "",
        "{",
        "\u{0}",
        r#"{"exp":null}"#,
        r#"{"exp":"1700000000"}"#,
        r#"{"exp":-1}"#,
        r#"{"exp":1e400}"#,
        r#"{"exp":1e30}"#,
        r#"{"exp":{"exp":1}}"#,
    ];
    for claims in claims {
        assert_eq!(times(&jwt(claims)), None, "{claims}");
    }
    let deep = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    let long = jwt(&format!(r#"{{"exp":1,"pad":"{}"}}"#, "x".repeat(1 << 16)));
    for token in ["", ".", "..", "...", "opaque", "a.b", "a.!.c", "a.é.c", "a.b.c.d", &jwt(&deep), &long, "a.eyJleHAiOjF9.c.d"] {
        assert_eq!(times(token), None);
    }
}
