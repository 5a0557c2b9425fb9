//! The kinds of failures and the place of a call, as the crate itself sees them.
//!
//! Not public as types: the predicates of [`Error`](super::Error) ask them.

use http::Method;

use crate::endpoint::Endpoint;

/// What kind of failure an error is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kind {
    /// The request or the client could not be built.
    #[default]
    Request,
    /// No fitting credentials.
    Credentials,
    /// No connection; nothing was sent.
    Connect,
    /// Too late.
    Timeout,
    /// The connection failed after something may have been sent.
    Interrupted,
    /// A redirect that is not followed.
    Redirect,
    /// The service said no.
    Service(Class),
    /// The reply is not what was expected.
    Decode,
    /// The reply is larger than the limit.
    TooLarge,
    /// A stream ended before its end.
    StreamCut,
}

/// What kind of no the service said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Authentication,
    PaymentRequired,
    Forbidden,
    NotFound,
    Conflict,
    Validation,
    RateLimited,
    Other,
}

/// Which call an error belongs to; never with a query, which may hold secrets.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// A call of an endpoint, by its template.
    Endpoint(&'static Endpoint),
    /// A request made by hand.
    Request(Box<(Method, String)>),
}

impl Place {
    pub(crate) fn method(&self) -> &str {
        match self {
            Self::Endpoint(endpoint) => endpoint.method(),
            Self::Request(request) => request.0.as_str(),
        }
    }

    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Endpoint(endpoint) => endpoint.path(),
            Self::Request(request) => &request.1,
        }
    }
}
