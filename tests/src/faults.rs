//! Failures that a test orders in advance.
//!
//! Each request takes at most one from the head of the queue, before routing and credentials.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

/// What shall happen to one request.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Answer this, without looking at the request.
    Answer(Answer),
    /// Answer 429 with this wait.
    RateLimit(Duration),
    /// Close the connection without an answer.
    Drop,
    /// Answer as usual, later.
    Delay(Duration),
    /// Answer as usual, but close the connection after so many bytes of the body.
    CutBody(usize),
}

/// An answer written by a test.
#[derive(Debug)]
pub(crate) struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Answer {
    /// Headers that are no legal header are left out; the body is JSON unless they say otherwise.
    pub(crate) fn new(status: StatusCode, headers: &[(&str, &str)], body: Bytes) -> Self {
        let mut map = HeaderMap::new();
        let json = HeaderValue::from_static("application/json");
        map.insert(header::CONTENT_TYPE, json);
        for (name, value) in headers {
            let name = HeaderName::from_bytes(name.as_bytes());
            if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
                map.insert(name, value);
            }
        }
        let headers = map;
        Self { status, headers, body }
    }

    pub(crate) fn respond(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

/// The faults still to come, in the order they were ordered.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    queue: Mutex<VecDeque<Fault>>,
}

impl Faults {
    pub(crate) fn order(&self, fault: Fault) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.push_back(fault);
    }

    pub(crate) fn next(&self) -> Option<Fault> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.pop_front()
    }

    pub(crate) fn clear(&self) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.clear();
    }
}
