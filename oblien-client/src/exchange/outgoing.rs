//! What is sent in every attempt of a call: everything of a request but the credentials.
//!
//! Kept apart from the request, which is made anew for each attempt and each redirect.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};

use super::{Want, is_body_header};
use crate::endpoint::Endpoint;
use crate::error::Place;
use crate::transport::{Body, Request};

pub(crate) struct Outgoing {
    pub(crate) endpoint: Option<&'static Endpoint>,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    /// The caller's own headers, which replace those of the crate.
    pub(crate) headers: HeaderMap,
    pub(crate) content_type: Option<HeaderValue>,
    /// Nothing once a stream has been sent.
    pub(crate) body: Option<Body>,
}

/// Marks a request with the endpoint that it came from.
#[derive(Clone, Copy)]
struct Origin(&'static Endpoint);

impl Outgoing {
    /// Takes a request in, and what an error about it says about it.
    pub(crate) fn from_request(request: Request) -> (Place, Self) {
        let (parts, body) = request.into_parts();
        let endpoint = parts.extensions.get::<Origin>().map(|origin| origin.0);
        let place = match endpoint {
            Some(endpoint) => Place::Endpoint(endpoint),
            None => Place::Request(Box::new((parts.method.clone(), parts.uri.path().to_owned()))),
        };
        let outgoing =
            Self { endpoint, method: parts.method, uri: parts.uri, headers: parts.headers, content_type: None, body: Some(body) };
        (place, outgoing)
    }

    /// Gives the request as a value, which remembers its endpoint.
    pub(crate) fn into_request(self) -> Request {
        let mut request = Request::new(self.body.unwrap_or_default());
        *request.method_mut() = self.method;
        *request.uri_mut() = self.uri;
        *request.headers_mut() = self.headers;
        if let Some(content_type) = self.content_type {
            request.headers_mut().entry(CONTENT_TYPE).or_insert(content_type);
        }
        if let Some(endpoint) = self.endpoint {
            request.extensions_mut().insert(Origin(endpoint));
        }
        request
    }

    /// Whether it can be sent more than once.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.bytes().is_some()
    }

    /// Whether sending it twice does no more than sending it once.
    pub(crate) fn is_idempotent(&self) -> bool {
        self.method.is_idempotent() || self.method == "QUERY" || self.endpoint.is_some_and(Endpoint::is_idempotent)
    }

    /// Returns the body: bytes each time, a stream the first time.
    pub(crate) fn take_body(&mut self) -> Option<Body> {
        match self.bytes() {
            Some(bytes) => Some(bytes.clone().into()),
            None => self.body.take(),
        }
    }

    fn bytes(&self) -> Option<&Bytes> {
        self.body.as_ref()?.as_bytes()
    }

    /// Makes the headers of one request, without credentials.
    pub(crate) fn headers(&self, want: Want, agent: &HeaderValue, with_body: bool) -> HeaderMap {
        let mut headers = HeaderMap::with_capacity(6);
        headers.insert(http::header::ACCEPT, want.accept());
        headers.insert(USER_AGENT, agent.clone());
        if let Some(content_type) = self.content_type.as_ref().filter(|_| with_body) {
            headers.insert(CONTENT_TYPE, content_type.clone());
        }
        let mut last: Option<&HeaderName> = None;
        for (name, value) in &self.headers {
            // The first value of a name replaces the crate's, the others go beside it.
            if last == Some(name) {
                headers.append(name, value.clone());
            } else if with_body || !is_body_header(name) {
                headers.insert(name, value.clone());
                last = Some(name);
            }
        }
        headers
    }
}
