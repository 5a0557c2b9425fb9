//! What arrived, kept as it arrived, for tests that assert what a client sent.
//!
//! The front layer of the server records every request before anything else looks at it.

use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use http::{HeaderMap, Method, request::Parts};
use serde_json::Value;

/// One request as it arrived, credentials included.
#[derive(Clone, Debug)]
pub struct RecordedRequest {
    /// The method.
    pub method: Method,
    /// The path and query exactly as sent, still percent-encoded.
    pub target: String,
    /// All headers, in the order of the wire for equal names.
    pub headers: HeaderMap,
    /// The body's bytes; empty when there was none.
    pub body: Bytes,
}

impl RecordedRequest {
    /// Returns a header's value, if it was sent and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the body as JSON, null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
}

/// The log of one fake.
#[derive(Debug)]
pub(crate) struct Recording {
    kept: bool,
    requests: Mutex<Vec<RecordedRequest>>,
}

impl Recording {
    pub(crate) fn new(kept: bool) -> Self {
        let requests = Mutex::new(Vec::new());
        Self { kept, requests }
    }

    pub(crate) fn add(&self, parts: &Parts, body: &Bytes) {
        if !self.kept {
            return;
        }
        let target = parts.uri.path_and_query();
        let request = RecordedRequest {
            method: parts.method.clone(),
            target: target.map_or_else(|| parts.uri.to_string(), ToString::to_string),
            headers: parts.headers.clone(),
            body: body.clone(),
        };
        self.lock().push(request);
    }

    pub(crate) fn all(&self) -> Vec<RecordedRequest> {
        self.lock().clone()
    }

    pub(crate) fn take(&self) -> Vec<RecordedRequest> {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<RecordedRequest>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
