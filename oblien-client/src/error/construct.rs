//! How errors are made: one constructor a kind, and the context that is added on the way out.
//!
//! The public ones are for those who implement a transport or a source of tokens.

use std::error::Error as StdError;
use std::time::Duration;

use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, StatusCode};

use super::envelope::{Envelope, class};
use super::{Error, Inner, Kind, Place};

type Source = Box<dyn StdError + Send + Sync>;

/// For those who implement a [`Transport`](crate::Transport) or a
/// [`TokenSource`](crate::TokenSource).
impl Error {
    /// Makes the error of a transport that could not connect: nothing was sent.
    pub fn connect(source: impl Into<Source>) -> Self {
        Self::caused(Kind::Connect, "could not connect", source.into())
    }

    /// Makes the error of a transport that failed after the request may have been sent.
    ///
    /// An error of this type is returned as it is.
    pub fn interrupted(source: impl Into<Source>) -> Self {
        match source.into().downcast::<Self>() {
            Ok(error) => *error,
            Err(source) => {
                let mut error = Self::caused(Kind::Interrupted, "the connection failed", source);
                error.0.reached = true;
                error
            }
        }
    }

    /// Makes the error of a source of tokens that has none to give.
    ///
    /// The message must not hold a secret.
    pub fn credentials(message: impl Into<String>) -> Self {
        Self::new(Kind::Credentials, message)
    }

    /// Adds the error that caused this one.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into().into());
        self
    }
}

/// For those who build flows on top of single calls.
impl Error {
    /// Makes the error of an argument that cannot be sent: nothing was sent.
    ///
    /// The message must not hold a secret.
    pub fn invalid_argument(message: impl Into<String>) -> Self {
        Self::new(Kind::Request, message)
    }

    /// Makes the error of an outcome that amounts to a refusal with this status and code.
    pub fn refused(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        let class = class(code, status.as_u16());
        let mut error = Self::new(Kind::Service(class), message);
        error.0.status = Some(status);
        error.0.code = Some(code.to_owned());
        error.0.reached = true;
        error
    }

    /// Gives the error a word for the failure, such as `token_expired`.
    #[must_use]
    pub fn with_code(mut self, code: &str) -> Self {
        self.0.code = Some(code.to_owned());
        self
    }

    /// Makes the error of a stream that ended before its end.
    pub fn stream_cut(message: impl Into<String>) -> Self {
        let mut error = Self::new(Kind::StreamCut, message);
        error.0.reached = true;
        error
    }

    /// Makes the error of a flow that gave up waiting.
    pub fn gave_up(code: &str, message: impl Into<String>) -> Self {
        let mut error = Self::new(Kind::Timeout, message);
        error.0.code = Some(code.to_owned());
        error.0.reached = true;
        error
    }
}

impl Error {
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind, message: message.into(), ..Inner::default() }))
    }

    /// The request, or the client, could not be built.
    pub(crate) fn request(message: impl Into<String>) -> Self {
        Self::new(Kind::Request, message)
    }

    /// Time is up; `reached` says whether the request may have been sent by then.
    pub(crate) fn timeout(what: &str, limit: Duration, reached: bool) -> Self {
        let mut error = Self::new(Kind::Timeout, format!("{what} of {limit:?} passed"));
        error.0.reached = reached;
        error
    }

    /// The service said no: by status, or by the flag in the body.
    pub(crate) fn service(parts: Parts, body: Bytes, retry_after: Option<Duration>) -> Self {
        let envelope = Envelope::read(parts.status.as_u16(), &body);
        Self(Box::new(Inner {
            kind: Kind::Service(envelope.class),
            message: envelope.message,
            code: Some(envelope.code),
            details: envelope.details,
            request_id: envelope.request_id,
            retry_after,
            ..Self::arrived(parts.status, parts.headers, body)
        }))
    }

    /// The reply arrived, but is not what was expected, at this place in its JSON.
    pub(crate) fn undecodable(
        message: String,
        path: Option<String>,
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
    ) -> Self {
        Self(Box::new(Inner { kind: Kind::Decode, message, json_path: path, ..Self::arrived(status, headers, body) }))
    }

    /// A body that the service sent by itself is not what was expected, at this place in its JSON.
    pub(crate) fn incoming(message: String, path: Option<String>, body: Bytes) -> Self {
        Self(Box::new(Inner { kind: Kind::Decode, message, json_path: path, body, ..Inner::default() }))
    }

    /// The reply arrived, but is larger than the limit in bytes.
    pub(crate) fn too_large(limit: usize) -> Self {
        let message = format!("the reply is larger than the limit of {limit} bytes");
        let mut error = Self::new(Kind::TooLarge, message);
        error.0.reached = true;
        error
    }

    /// The service redirected to where the call is not followed.
    pub(crate) fn redirect(message: String, parts: Parts, body: Bytes) -> Self {
        Self(Box::new(Inner { kind: Kind::Redirect, message, ..Self::arrived(parts.status, parts.headers, body) }))
    }

    /// Adds what arrived of the body.
    pub(crate) fn with_body(mut self, body: Bytes) -> Self {
        self.0.body = body;
        self
    }

    /// Turns the failure of a connection into the end of a stream.
    pub(crate) fn cut(mut self) -> Self {
        if self.0.kind == Kind::Interrupted {
            self.0.kind = Kind::StreamCut;
            self.0.message = "the stream was cut before its end".to_owned();
        }
        self
    }

    /// Adds which call it was, unless that is known.
    pub(crate) fn at(mut self, place: &Place) -> Self {
        if self.0.place.is_none() {
            self.0.place = Some(place.clone());
        }
        self
    }

    /// Adds the status and the headers of the reply that the error came up in.
    pub(crate) fn answered(mut self, status: StatusCode, headers: &HeaderMap) -> Self {
        self.0.reached = true;
        if self.0.status.is_none() {
            self.0.status = Some(status);
            self.0.headers = headers.clone();
        }
        self
    }

    /// Adds what is known about all attempts.
    pub(crate) fn after(mut self, attempts: u32, reached: bool) -> Self {
        self.0.attempts = attempts;
        self.0.reached |= reached;
        self
    }

    /// Takes the error out of a place that cannot be moved from.
    pub(crate) fn take(&mut self) -> Self {
        std::mem::replace(self, Self::request("the request was already sent"))
    }

    pub(crate) fn kind(&self) -> Kind {
        self.0.kind
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.0
    }

    fn caused(kind: Kind, message: &str, source: Source) -> Self {
        Self::new(kind, message).with_source(source)
    }

    fn arrived(status: StatusCode, headers: HeaderMap, body: Bytes) -> Inner {
        Inner { status: Some(status), headers, body, reached: true, ..Inner::default() }
    }
}
