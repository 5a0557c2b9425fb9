//! What comes out of a call, held against what came out of the recorded one.
//! The types of replies cannot be written back, so each part of the answer is altered to see whether the value notices.

use std::fmt::Debug;
use std::pin::Pin;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oblien_client::{Bytes, Error, Events, Records, Sending};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::spec::recorded::snake_case;

/// A call on its way, whatever its reply is.
pub(super) type Playing = Pin<Box<dyn Future<Output = Result<Box<dyn Reply>, Error>> + Send>>;

/// The value that a call resolved to.
pub(super) trait Reply: Send + Debug {
    /// Checks that it is the value that the official client returned, and that nothing of that one is lost in it.
    fn check(&self, expected: &Value) -> Result<(), String>;
}

impl<T: DeserializeOwned + PartialEq + Debug + Send> Reply for T {
    fn check(&self, expected: &Value) -> Result<(), String> {
        let decoded: T = serde_json::from_value(expected.clone()).map_err(|error| error.to_string())?;
        if *self != decoded {
            return Err(format!("{self:?} instead of {decoded:?}"));
        }
        for place in leaves(expected) {
            match serde_json::from_value::<T>(altered(expected, &place)) {
                Ok(other) if other == *self => return Err(format!("nothing of `{place}` is in {self:?}")),
                Ok(other) => check_name(&place, &format!("{self:#?}"), &format!("{other:#?}"))?,
                // A value that is refused was looked at.
                Err(_) => {}
            }
        }
        Ok(())
    }
}

/// Waits for the reply of a call.
pub(super) fn reply<T>(sending: Sending<T>) -> Playing
where
    T: DeserializeOwned + PartialEq + Debug + Send + 'static,
{
    value(sending)
}

/// Waits for the value of a flow.
pub(super) fn value<T>(flow: impl Future<Output = Result<T, Error>> + Send + 'static) -> Playing
where
    T: DeserializeOwned + PartialEq + Debug + Send + 'static,
{
    Box::pin(async { flow.await.map(|value| Box::new(value) as Box<dyn Reply>) })
}

/// Waits for all events of a stream.
pub(super) fn events<T>(sending: Sending<Events<T>>) -> Playing
where
    T: DeserializeOwned + PartialEq + Debug + Send + 'static,
{
    value(async {
        let mut events = sending.await?;
        let mut values = Vec::new();
        while let Some(event) = events.next().await {
            values.push(event?);
        }
        Ok(values)
    })
}

/// Waits for all records of a stream; an error among them comes out once the stream is over.
pub(super) fn records<T>(sending: Sending<Records<T>>) -> Playing
where
    T: DeserializeOwned + PartialEq + Debug + Send + 'static,
{
    value(async {
        let mut records = sending.await?;
        let mut values = Vec::new();
        while let Some(record) = records.next().await {
            values.push(record);
        }
        values.into_iter().collect::<Result<Vec<T>, Error>>()
    })
}

/// Waits for bytes; they are compared in base64, as the recordings hold them.
pub(super) fn bytes(sending: Sending<Bytes>) -> Playing {
    value(async { Ok(STANDARD.encode(sending.await?)) })
}

/// The pointers to all parts of a value that have no parts.
fn leaves(value: &Value) -> Vec<String> {
    let parts: Vec<(String, &Value)> = match value {
        Value::Object(members) if !members.is_empty() => {
            members.iter().map(|(name, part)| (name.replace('~', "~0").replace('/', "~1"), part)).collect()
        }
        Value::Array(parts) if !parts.is_empty() => parts.iter().enumerate().map(|(at, part)| (at.to_string(), part)).collect(),
        _ => return vec![String::new()],
    };
    parts.iter().flat_map(|(name, part)| leaves(part).into_iter().map(move |rest| format!("/{name}{rest}"))).collect()
}

/// The value with another one at a place, of the same kind if it can be.
fn altered(value: &Value, place: &str) -> Value {
    let mut altered = value.clone();
    let part = altered.pointer_mut(place).unwrap();
    *part = match &*part {
        Value::Bool(flag) => (!flag).into(),
        Value::Number(number) => {
            number.as_i64().map_or_else(|| (number.as_f64().unwrap() + 1.0).into(), |number| (number + 1).into())
        }
        Value::String(text) => format!("{text}~").into(),
        Value::Null => "~".into(),
        Value::Array(_) => vec!["~"].into(),
        Value::Object(members) => {
            let mut members = members.clone();
            members.insert("~".to_owned(), "~".into());
            members.into()
        }
    };
    altered
}

/// Checks that what an alteration changed is printed under the name of the altered member.
fn check_name(place: &str, before: &str, after: &str) -> Result<(), String> {
    let member = place.split('/').rfind(|step| step.parse::<usize>().is_err()).unwrap_or_default();
    let lines: Vec<&str> = before.lines().collect();
    let changed = lines.iter().zip(after.lines()).position(|(before, after)| *before != after);
    // Secrets print alike, and what is no member has no name.
    let Some(changed) = changed.filter(|_| !member.is_empty()) else { return Ok(()) };
    // Another word in the tag of a union makes it another variant, whose name stands before all members.
    if is_variant(before, changed) && is_variant(after, changed) {
        return Ok(());
    }
    let found = printed_name(&lines[..=changed]);
    let expected = [member.to_owned(), snake_case(member)];
    if expected.iter().any(|expected| Some(expected.as_str()) == found) {
        return Ok(());
    }
    Err(format!("`{place}` is printed as {found:?} in {before}"))
}

/// Whether a line is the name of a variant that holds something.
fn is_variant(text: &str, line: usize) -> bool {
    text.lines().nth(line).is_some_and(|line| line.ends_with('(') && !line.contains(": "))
}

/// The name that the last line is printed under: the nearest one on the way out of its indentation.
fn printed_name<'a>(lines: &[&'a str]) -> Option<&'a str> {
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let mut limit = usize::MAX;
    lines.iter().rev().find_map(|line| {
        if indentation(line) >= limit {
            return None;
        }
        limit = indentation(line);
        let line = line.trim_start();
        match line.strip_prefix('"') {
            Some(quoted) => quoted.split_once("\": ").map(|(name, _)| name),
            None => line.split_once(": ").map(|(name, _)| name),
        }
    })
}

#[test]
fn what_is_lost_or_mixed_up_is_noticed() {
    use oblien_generated::types::ScopedToken;
    use serde_json::json;

    let answer = json!({ "success": true, "token": "t", "expiresAt": "2026", "scope": "namespace", "ttl": 900 });
    let token: ScopedToken = serde_json::from_value(answer.clone()).unwrap();
    assert_eq!(token.check(&answer), Ok(()));
    let mut more = answer.clone();
    more["label"] = "not a member of the type".into();
    assert!(token.check(&more).unwrap_err().starts_with("nothing of `/label` is in"));
    let mut other = answer;
    other["token"] = "another".into();
    assert!(token.check(&other).unwrap_err().contains("instead of"));

    let (before, after) =
        ("Domain {\n    port: Some(\n        1,\n    ),\n}", "Domain {\n    port: Some(\n        2,\n    ),\n}");
    assert_eq!(check_name("/domain/port", before, after), Ok(()));
    assert!(check_name("/domain/customDomain", before, after).is_err());
}
