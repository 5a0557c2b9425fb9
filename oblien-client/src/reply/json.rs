//! JSON replies: the value, or the member of an object that is the value.
//!
//! Decoded in one pass and without a tree; only a failure is looked at a second time, for its place.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::HeaderMap;
use http::StatusCode;
use serde::Deserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, Visitor};

use super::Reply;
use crate::codec::offer;
use crate::error::{Error, Place};

/// The reply as JSON.
pub(crate) fn json<T: DeserializeOwned>(reply: Reply) -> Result<T, Error> {
    let member = match &reply.place {
        Place::Endpoint(endpoint) => endpoint.reply_member(),
        Place::Request(_) => None,
    };
    part(&reply, member.as_slice())
}

/// What a path of members leads to in the JSON of a reply; the whole, if there is none.
pub(crate) fn part<T: DeserializeOwned>(reply: &Reply, path: &[&str]) -> Result<T, Error> {
    let bytes = reply.bytes();
    decode_part(&bytes, Part::Member(path)).map_err(|fault| {
        let Reply { parts, place, .. } = reply;
        fault.into_error::<T>(parts.status, parts.headers.clone(), bytes).at(place)
    })
}

/// Decodes a JSON text, or a member of the object that it is; nothing at all counts as `null`.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8], member: Option<&str>) -> Result<T, Fault> {
    decode_part(bytes, Part::Member(member.as_slice()))
}

/// Decodes the data of an event; its name stands for the tag of a union that the data lacks.
pub(crate) fn decode_event<T: DeserializeOwned>(data: &str, name: Option<&str>) -> Result<T, Fault> {
    decode_part(data.as_bytes(), Part::Event(name))
}

fn decode_part<T: DeserializeOwned>(bytes: &[u8], part: Part<'_>) -> Result<T, Fault> {
    let text = json_text(bytes);
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    value::<T, _>(&mut deserializer, part)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| Fault { path: locate::<T>(text, part), message: redact(&error.to_string()) })
}

/// What of a text is the value.
#[derive(Clone, Copy)]
enum Part<'a> {
    /// What a path of members leads to.
    Member(&'a [&'a str]),
    /// All of it, and there is a name to it.
    Event(Option<&'a str>),
}

/// Why a text does not decode, and where in it.
pub(crate) struct Fault {
    path: Option<String>,
    message: String,
}

impl Fault {
    pub(crate) fn into_error<T>(self, status: StatusCode, headers: HeaderMap, body: Bytes) -> Error {
        let expected = short_name(std::any::type_name::<T>());
        let message = format!("the reply is not the {expected} expected: {}", self.message);
        Error::undecodable(message, self.path, status, headers, body)
    }
}

impl Fault {
    /// The same of a body that no reply has.
    pub(crate) fn into_incoming<T>(self, body: Bytes) -> Error {
        let expected = short_name(std::any::type_name::<T>());
        Error::incoming(format!("the body is not the {expected} expected: {}", self.message), self.path, body)
    }
}

/// A text without what may stand around JSON; one with nothing in it means `null`.
fn json_text(bytes: &[u8]) -> &[u8] {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.trim_ascii().is_empty() { b"null" } else { text }
}

fn value<'de, T, D>(deserializer: D, part: Part<'_>) -> Result<T, D::Error>
where
    T: DeserializeOwned,
    D: Deserializer<'de>,
{
    match part {
        Part::Member(path) => Member(path, PhantomData).deserialize(deserializer),
        Part::Event(name) => offer::with_name(name, || T::deserialize(deserializer)),
    }
}

/// Decodes again, slower, to learn where it fails.
fn locate<T: DeserializeOwned>(text: &[u8], part: Part<'_>) -> Option<String> {
    let mut track = serde_path_to_error::Track::new();
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let tracked = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
    value::<T, _>(tracked, part).err()?;
    let path = track.path().to_string();
    (path != ".").then_some(path)
}

struct Member<'a, T>(&'a [&'a str], PhantomData<fn() -> T>);

impl<T> Member<'_, T> {
    fn name(&self) -> &str {
        self.0.first().copied().unwrap_or_default()
    }
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Member<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        if self.0.is_empty() { T::deserialize(deserializer) } else { deserializer.deserialize_any(self) }
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Member<'_, T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object with member `{}`", self.name())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut found = None;
        while let Some(is_wanted) = map.next_key_seed(IsName(self.name()))? {
            if is_wanted {
                found = Some(map.next_value_seed(Member(&self.0[1..], PhantomData))?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        found.map_or_else(|| missing(self.name()), Ok)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<T, E> {
        missing(self.name())
    }
}

/// What a member that is not there decodes to: what `null` does, if it does.
fn missing<T: DeserializeOwned, E: serde::de::Error>(name: &str) -> Result<T, E> {
    // From text, so that `T` need not be compiled for yet another deserializer.
    T::deserialize(&mut serde_json::Deserializer::from_slice(b"null"))
        .map_err(|_| E::custom(format_args!("the reply has no member `{name}`")))
}

/// Compares the name of a member without keeping it.
pub(super) struct IsName<'a>(pub(super) &'a str);

impl<'de> DeserializeSeed<'de> for IsName<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for IsName<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a member")
    }

    fn visit_str<E>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}

/// Takes texts of the reply out of a message, as it may be a secret that is not where it should be.
fn redact(message: &str) -> String {
    let Some(start) = message.find("string \"") else {
        return message.to_owned();
    };
    let end = message.rfind('"').map_or(message.len(), |end| end + 1);
    format!("{}string{}", &message[..start], &message[end..])
}

/// The name of a type without the paths of modules.
fn short_name(name: &str) -> String {
    let mut short = String::with_capacity(name.len());
    for character in name.chars() {
        if character == ':' && short.ends_with(':') {
            let kept = short.trim_end_matches(|last: char| last.is_alphanumeric() || "_:".contains(last));
            short.truncate(kept.len());
        } else {
            short.push(character);
        }
    }
    short
}
