//! What is expected of a call instead of what was recorded, where this client differs on purpose.
//! The list of differences names one for each; the replay changes by it what it compares with.

use oblien_client::Error;
use serde_json::Value;

use crate::spec::recorded::Case;

use super::expected::{Expected, strict_target};
use super::pieces::bytes;

/// What is expected instead of what was recorded.
pub(super) enum Instead {
    /// The call cannot be made here.
    NotPlayed,
    /// The call is refused before anything is sent.
    Refused,
    /// The target is the one that the arguments ask for.
    Strict,
    /// The target is this one.
    Target(&'static str),
    /// The body is this one.
    Body(fn() -> Value),
    /// No body is sent, and so no type of one.
    NoBody,
    /// No content type is sent.
    NoContentType,
    /// No key of the account is sent.
    NoAccountKey,
    /// No credentials are sent.
    NoCredentials,
    /// This media type is asked for.
    Accepts(&'static str),
    /// This header has this value, or is not sent.
    Header(&'static str, Option<&'static str>),
    /// The call fails, and the error is such a one.
    Fails(fn(&Error) -> bool),
    /// The redirect is not followed, which is an error.
    NotFollowed,
    /// The error has the status and the code that were recorded, and the rest of its own.
    SameCode,
    /// The body is sent with its length, and not in chunks.
    NoChunks,
    /// The value is this one.
    Value(fn() -> Value),
    /// Every line of the stream that was served is a value.
    EveryLine,
}

impl Instead {
    /// Changes the expected request, and returns whether that makes a difference.
    pub(super) fn change(&self, case: &Case, expected: &mut Expected) -> bool {
        let before = expected.clone();
        match self {
            Self::Strict => expected.target = strict_target(case),
            Self::Target(target) => expected.target = (*target).to_owned(),
            Self::Body(body) => expected.body = Some(body()),
            Self::NoBody => {
                expected.body = None;
                expected.headers.remove("content-type");
            }
            Self::NoContentType => drop(expected.headers.remove("content-type")),
            Self::NoAccountKey => {
                expected.headers.remove("x-client-id");
                expected.headers.remove("x-client-secret");
            }
            Self::NoCredentials => expected.headers.retain(|name, _| !CREDENTIALS.contains(&name.as_str())),
            Self::Accepts(media_type) => drop(expected.headers.insert("accept".to_owned(), (*media_type).to_owned())),
            Self::Header(name, None) => drop(expected.headers.remove(*name)),
            Self::Header(name, Some(value)) => drop(expected.headers.insert((*name).to_owned(), (*value).to_owned())),
            Self::NoChunks => drop(expected.headers.remove("transfer-encoding")),
            Self::NotPlayed
            | Self::Refused
            | Self::Fails(_)
            | Self::NotFollowed
            | Self::SameCode
            | Self::EveryLine
            | Self::Value(_) => {}
        }
        *expected != before
    }

    /// Changes the expected value, and returns whether that makes a difference.
    pub(super) fn change_value(&self, case: &Case, expected: &mut Value) -> bool {
        let before = expected.clone();
        match self {
            Self::EveryLine => *expected = lines(case),
            Self::Value(value) => *expected = value(),
            _ => {}
        }
        *expected != before
    }

    /// Returns what the error is that the call ends with, if it fails here.
    pub(super) fn failure(&self) -> Option<fn(&Error) -> bool> {
        match self {
            Self::Fails(is_such) => Some(*is_such),
            Self::NotFollowed => Some(Error::is_redirect),
            _ => None,
        }
    }
}

/// The headers that the official client sends credentials in.
const CREDENTIALS: [&str; 3] = ["x-client-id", "x-client-secret", "authorization"];

/// The lines of the stream that was served, but for what is no JSON.
fn lines(case: &Case) -> Value {
    let pieces = case.member("served_stream").as_array().into_iter().flatten();
    let text = String::from_utf8(pieces.flat_map(bytes).collect()).unwrap();
    text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).collect()
}
