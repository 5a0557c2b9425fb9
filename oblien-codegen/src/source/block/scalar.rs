//! What scalars without quotes are: numbers, truth values and nothing, or texts.
//! What may be a number of a rare kind is left to the parser.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Visitor};

use super::error::Error;

/// Hands a scalar without quotes to a visitor.
pub(super) fn visit<'t, V: Visitor<'t>>(text: Cow<'t, str>, visitor: V) -> Result<V::Value, Error> {
    match resolve(&text) {
        Scalar::Nothing => visitor.visit_unit(),
        Scalar::Truth(value) => visitor.visit_bool(value),
        Scalar::Unsigned(value) => visitor.visit_u64(value),
        Scalar::Signed(value) => visitor.visit_i64(value),
        Scalar::Large(value) => visitor.visit_u128(value),
        Scalar::Small(value) => visitor.visit_i128(value),
        Scalar::Float(value) => visitor.visit_f64(value),
        Scalar::Text => visit_text(text, visitor),
    }
}

/// Hands a text to a visitor.
pub(super) fn visit_text<'t, V: Visitor<'t>>(text: Cow<'t, str>, visitor: V) -> Result<V::Value, Error> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

enum Scalar {
    Nothing,
    Truth(bool),
    Unsigned(u64),
    Signed(i64),
    Large(u128),
    Small(i128),
    Float(f64),
    Text,
}

fn resolve(text: &str) -> Scalar {
    match text.as_bytes() {
        b"" | b"~" | b"null" | b"Null" | b"NULL" => Scalar::Nothing,
        b"true" | b"True" | b"TRUE" => Scalar::Truth(true),
        b"false" | b"False" | b"FALSE" => Scalar::Truth(false),
        [b'0'..=b'9' | b'+' | b'-' | b'.', ..] if is_one_word(text) => number(text),
        _ => Scalar::Text,
    }
}

/// Whether nothing in it is more to YAML than a number may be.
fn is_one_word(text: &str) -> bool {
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_');
    text.bytes().all(is_known) && !text.starts_with("---") && !text.starts_with("...")
}

fn number(text: &str) -> Scalar {
    if text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'))
        && let Ok(value) = text.parse()
    {
        return Scalar::Unsigned(value);
    }
    serde_yaml::Deserializer::from_str(text).deserialize_any(Kind).unwrap_or(Scalar::Text)
}

/// Visitor that tells what the parser makes of a scalar.
struct Kind;

impl Visitor<'_> for Kind {
    type Value = Scalar;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a scalar")
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
        Ok(Scalar::Unsigned(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
        Ok(Scalar::Signed(value))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Scalar, E> {
        Ok(Scalar::Large(value))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Scalar, E> {
        Ok(Scalar::Small(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_str<E>(self, _: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text)
    }
}
