//! The one error type: what went wrong, and everything that arrived with it.
//!
//! Every step of a call ends here; what kind of failure it was is asked by predicates.

mod construct;
mod display;
mod envelope;
mod kind;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::reply;

pub(crate) use kind::{Class, Kind, Place};

/// What went wrong with a call, and everything that arrived with it.
///
/// Which kind of failure it is, is asked by the `is_…` methods; more of them may come. A service
/// that said no is told by its [`status`](Self::status), [`code`](Self::code) and
/// [`message`](Self::message); the class of its refusal goes by the code first and by the status
/// second.
///
/// `Display` is one line that ends with the cause, `Debug` shows more; neither shows a credential,
/// a query or the body of a reply that was no failure. The whole body is in
/// [`body_text`](Self::body_text).
///
/// A clone tells the same; several who wait for one thing can fail by the same error.
///
/// ```
/// # fn handle(error: oblien_client::Error) {
/// if error.is_rate_limited() {
///     println!("again in {:?}", error.retry_after());
/// } else if !error.may_have_reached_service() {
///     println!("nothing happened: {error}");
/// }
/// # }
/// ```
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone, Default)]
pub(crate) struct Inner {
    pub(crate) kind: Kind,
    pub(crate) message: String,
    pub(crate) code: Option<String>,
    pub(crate) details: Option<Value>,
    pub(crate) request_id: Option<String>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) json_path: Option<String>,
    pub(crate) place: Option<Place>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) reached: bool,
    pub(crate) attempts: u32,
    pub(crate) source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// What kind of failure it was.
impl Error {
    /// Returns whether the service does not know the thing asked for (404).
    pub fn is_not_found(&self) -> bool {
        self.is_class(Class::NotFound)
    }

    /// Returns whether the service did not accept the credentials, or missed them (401).
    pub fn is_unauthorized(&self) -> bool {
        self.is_class(Class::Authentication)
    }

    /// Returns whether the credentials were accepted but may not do this (403).
    pub fn is_forbidden(&self) -> bool {
        self.is_class(Class::Forbidden)
    }

    /// Returns whether the account cannot pay for it (402).
    pub fn is_payment_required(&self) -> bool {
        self.is_class(Class::PaymentRequired)
    }

    /// Returns whether the thing is in the wrong state, or a limit is reached (409).
    pub fn is_conflict(&self) -> bool {
        self.is_class(Class::Conflict)
    }

    /// Returns whether the service found the arguments invalid (422).
    pub fn is_validation(&self) -> bool {
        self.is_class(Class::Validation)
    }

    /// Returns whether there were too many calls (429); see [`Error::retry_after`].
    pub fn is_rate_limited(&self) -> bool {
        self.is_class(Class::RateLimited)
    }

    /// Returns whether the service answered with a status of 500 or above.
    pub fn is_server_error(&self) -> bool {
        matches!(self.0.kind, Kind::Service(_)) && self.0.status.is_some_and(|status| status.as_u16() >= 500)
    }

    /// Returns whether the service answered and said no, in whatever way.
    pub fn is_service(&self) -> bool {
        matches!(self.0.kind, Kind::Service(_))
    }

    /// Returns whether a timeout or the deadline of the call passed.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == Kind::Timeout
    }

    /// Returns whether no connection could be made; this attempt sent nothing.
    pub fn is_connect(&self) -> bool {
        self.0.kind == Kind::Connect
    }

    /// Returns whether the connection failed after the request may have been sent.
    pub fn is_interrupted(&self) -> bool {
        self.0.kind == Kind::Interrupted
    }

    /// Returns whether the reply arrived but is not what was expected.
    ///
    /// Where in the JSON is told by [`Error::json_path`].
    pub fn is_decode(&self) -> bool {
        self.0.kind == Kind::Decode
    }

    /// Returns whether the reply was larger than the client's limit.
    pub fn is_too_large(&self) -> bool {
        self.0.kind == Kind::TooLarge
    }

    /// Returns whether the client holds no credentials that fit the endpoint, or unusable ones.
    pub fn is_credentials(&self) -> bool {
        self.0.kind == Kind::Credentials
    }

    /// Returns whether the request, or the client, could not be built from what was given.
    pub fn is_request(&self) -> bool {
        self.0.kind == Kind::Request
    }

    /// Returns whether the service redirected to where the call is not followed.
    pub fn is_redirect(&self) -> bool {
        self.0.kind == Kind::Redirect
    }

    /// Returns whether a stream of events ended before the service ended it.
    pub fn is_stream_cut(&self) -> bool {
        self.0.kind == Kind::StreamCut
    }

    /// Returns whether the service may have seen the request, in any of the attempts.
    ///
    /// If not, nothing can have happened, and repeating the call is safe.
    pub fn may_have_reached_service(&self) -> bool {
        self.0.reached
    }

    fn is_class(&self, class: Class) -> bool {
        self.0.kind == Kind::Service(class)
    }
}

/// What arrived.
impl Error {
    /// Returns the status of the reply; nothing if there was no reply.
    ///
    /// It can be a 2xx: a service may refuse by a flag in the body.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// Returns the service's word for the failure, such as `not_found`.
    ///
    /// It is there for every refusal by the service, by its status if the body has none.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// Returns the message: the service's own if it gave one, otherwise ours.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Returns what the service added to its message, such as the list of invalid fields.
    pub fn details(&self) -> Option<&Value> {
        self.0.details.as_ref()
    }

    /// Returns the service's id of the request, from the body or from `X-Request-Id`.
    pub fn request_id(&self) -> Option<&str> {
        let header = || self.0.headers.get("x-request-id")?.to_str().ok();
        self.0.request_id.as_deref().or_else(header)
    }

    /// Returns how long the service asks to wait, counted from when its reply arrived.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Returns the headers of the reply; empty if there was no reply.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Returns the body of the reply as text, with U+FFFD for what is not UTF-8.
    ///
    /// At most the first mebibyte of a failure is kept, and of a reply that was cut or too large what
    /// arrived of it. The body may hold secrets.
    pub fn body_text(&self) -> String {
        String::from_utf8_lossy(&self.0.body).into_owned()
    }

    /// Decodes the body of the reply as JSON, such as the type a description gives the failures of an endpoint.
    ///
    /// ```
    /// # fn handle(error: oblien_client::Error) {
    /// #[derive(serde::Deserialize)]
    /// struct Problem {
    ///     title: String,
    /// }
    ///
    /// if let Ok(problem) = error.decode::<Problem>() {
    ///     println!("{}", problem.title);
    /// }
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::is_decode`] if there is no body, or none of that shape.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, Self> {
        let decoded = if self.0.body.is_empty() { Err(None) } else { reply::decode(&self.0.body, None).map_err(Some) };
        decoded.map_err(|fault| {
            let (status, headers) = (self.0.status.unwrap_or_default(), self.0.headers.clone());
            let error = match fault {
                Some(fault) => fault.into_error::<T>(status, headers, self.0.body.clone()),
                None => Self::undecodable("the failure has no body".to_owned(), None, status, headers, Bytes::new()),
            };
            self.0.place.iter().fold(error, |error, place| error.at(place))
        })
    }

    /// Returns where in the JSON decoding failed, such as `workspaces[3].cpus`.
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }

    /// Returns the name of the method of the call, such as `GET`.
    pub fn method(&self) -> Option<&str> {
        self.0.place.as_ref().map(Place::method)
    }

    /// Returns the path template of the endpoint, or the path of a request made by hand.
    pub fn path(&self) -> Option<&str> {
        self.0.place.as_ref().map(Place::path)
    }

    /// Returns how many times the request was tried; 0 if it never left.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source: &(dyn StdError + 'static) = self.0.source.as_deref()?;
        Some(source)
    }
}

#[cfg(test)]
mod tests;
