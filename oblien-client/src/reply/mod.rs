//! A reply that has arrived, and what it is made into.
//!
//! Each `fn(Reply) -> Result<T, Error>` here is one way for a call to end.

mod answer;
mod collect;
mod flag;
mod json;

use std::sync::Arc;

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http::response::Parts;

use crate::client::Core;
use crate::error::{Error, Place};
use crate::transport::Body;

pub use answer::Answer;
pub(crate) use collect::{Cut, collect, collect_start};
pub(crate) use flag::Flag;
pub(crate) use json::{decode, decode_event, json, part};

/// A reply with a status of 2xx; all there, unless a stream is wanted.
pub(crate) struct Reply {
    pub(crate) parts: Parts,
    pub(crate) body: Body,
    pub(crate) place: Place,
    pub(crate) core: Arc<Core>,
}

impl Reply {
    /// The bytes of a reply that is all there.
    fn bytes(&self) -> Bytes {
        self.body.as_bytes().cloned().unwrap_or_default()
    }
}

/// The reply as nothing.
pub(crate) fn nothing(_: Reply) -> Result<(), Error> {
    Ok(())
}

/// The reply as text.
pub(crate) fn text(reply: Reply) -> Result<String, Error> {
    Ok(String::from_utf8_lossy(&reply.bytes()).into_owned())
}

/// The reply as bytes.
pub(crate) fn raw(reply: Reply) -> Result<Bytes, Error> {
    Ok(reply.bytes())
}

/// The reply as a stream.
pub(crate) fn stream(reply: Reply) -> Result<Body, Error> {
    Ok(reply.body)
}

/// The reply as a whole response with its body still to come.
pub(crate) fn streamed_response(reply: Reply) -> Result<http::Response<Body>, Error> {
    Ok(http::Response::from_parts(reply.parts, reply.body))
}

/// The reply as a whole response.
pub(crate) fn response(reply: Reply) -> Result<http::Response<Bytes>, Error> {
    let bytes = reply.bytes();
    Ok(http::Response::from_parts(reply.parts, bytes))
}

/// Whether a reply says that it is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    let suffix = essence.len().checked_sub("+json".len()).and_then(|start| essence.get(start..));
    essence.eq_ignore_ascii_case("application/json") || suffix.is_some_and(|text| text.eq_ignore_ascii_case("+json"))
}

#[cfg(test)]
mod tests;
