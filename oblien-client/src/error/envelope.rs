//! What a service says about a failure, from the many forms in which it says it.
//!
//! Pure: status and body in; code, message, details, request id and class out.

use serde_json::{Map, Value};

use super::Class;

/// What a service says about a failure.
#[derive(Debug, PartialEq)]
pub(super) struct Envelope {
    pub(super) class: Class,
    pub(super) code: String,
    pub(super) message: String,
    pub(super) details: Option<Value>,
    pub(super) request_id: Option<String>,
}

impl Envelope {
    /// Reads the body of a failure; a body that is no JSON object says nothing.
    pub(super) fn read(status: u16, body: &[u8]) -> Self {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        match serde_json::from_slice(body) {
            Ok(Value::Object(mut object)) => Self::from_object(status, &mut object),
            _ => Self::from_object(status, &mut Map::new()),
        }
    }

    fn from_object(status: u16, object: &mut Map<String, Value>) -> Self {
        let (default_code, default_message) = defaults(status);
        let code = code(object).unwrap_or(default_code).to_owned();
        let message = message(object).unwrap_or_else(|| match default_message {
            Some(message) => message.to_owned(),
            None => format!("Request failed with status {status}"),
        });
        Self {
            class: class(&code, status),
            code,
            message,
            request_id: text(object, "requestId").or_else(|| text(object, "request_id")).map(str::to_owned),
            details: take(object, "details").or_else(|| take(object, "errors")),
        }
    }
}

/// The word for a failure: `code`, else an `error` that looks like one.
///
/// An empty `code` suppresses `error` too.
fn code(object: &Map<String, Value>) -> Option<&str> {
    text(object, "code").or_else(|| text(object, "error").filter(|text| is_code_like(text))).filter(|code| !code.is_empty())
}

fn message(object: &Map<String, Value>) -> Option<String> {
    let spoken = |name| text(object, name).map(trim).filter(|text| !text.is_empty());
    spoken("message")
        .or_else(|| spoken("error").filter(|text| !is_code_like(text)))
        .map(str::to_owned)
        .or_else(|| joined(object.get("errors")?.as_array()?))
}

/// The texts of an `errors` list in one line; nothing if there are none.
fn joined(errors: &[Value]) -> Option<String> {
    let texts: Vec<&str> = errors
        .iter()
        .filter_map(|error| match error {
            Value::String(text) => Some(text.as_str()),
            Value::Object(object) => {
                text(object, "message").filter(|text| !trim(text).is_empty()).or_else(|| text(object, "error"))
            }
            _ => None,
        })
        .map(trim)
        .filter(|text| !text.is_empty())
        .collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

fn text<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    object.get(name)?.as_str()
}

fn take(object: &mut Map<String, Value>, name: &str) -> Option<Value> {
    object.remove(name).filter(|value| !value.is_null())
}

/// Trims as services written in JavaScript do, where the byte-order mark is white space.
fn trim(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}')
}

/// Whether a text is a word for a program and not a sentence for a person.
///
/// Either lower-case words joined by single `_` or `-`, where one word is enough, or at least two
/// capital words joined by `_`. Digits count as either.
fn is_code_like(text: &str) -> bool {
    let lower = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let upper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    are_words(text.split(['_', '-']), lower) || (text.contains('_') && are_words(text.split('_'), upper))
}

fn are_words<'a>(mut words: impl Iterator<Item = &'a str>, letter: impl Fn(u8) -> bool) -> bool {
    words.all(|word| !word.is_empty() && word.bytes().all(&letter))
}

/// The code and the message of a status, where the body gives none.
fn defaults(status: u16) -> (&'static str, Option<&'static str>) {
    match status {
        400 => ("bad_request", Some("Bad request")),
        401 => ("authentication_error", Some("Invalid or missing credentials")),
        402 => ("payment_required", Some("Payment required")),
        403 => ("forbidden", Some("Forbidden")),
        404 => ("not_found", Some("Resource not found")),
        409 => ("conflict", Some("Resource in wrong state")),
        422 => ("validation_error", Some("Validation failed")),
        429 => ("rate_limited", Some("Rate limit exceeded")),
        _ => ("server_error", None),
    }
}

/// The class of a failure, by its code first and by its status second.
pub(super) fn class(code: &str, status: u16) -> Class {
    match code {
        "authentication_error" | "unauthorized" | "invalid_credentials" | "missing_credentials" => Class::Authentication,
        "payment_required" => Class::PaymentRequired,
        "forbidden" => Class::Forbidden,
        "not_found" => Class::NotFound,
        "conflict" | "SANDBOX_LIMIT_REACHED" | "NAMESPACE_LIMIT_REACHED" | "POOL_LIMIT_REACHED" => Class::Conflict,
        "validation_error" => Class::Validation,
        "rate_limited" => Class::RateLimited,
        _ => class_of_status(status),
    }
}

fn class_of_status(status: u16) -> Class {
    match status {
        401 => Class::Authentication,
        402 => Class::PaymentRequired,
        403 => Class::Forbidden,
        404 => Class::NotFound,
        409 => Class::Conflict,
        422 => Class::Validation,
        429 => Class::RateLimited,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests;
