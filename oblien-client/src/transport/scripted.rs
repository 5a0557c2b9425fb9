//! A transport that answers from a script and keeps what was sent, for tests.
//!
//! Stands where the network would; everything above it is the real thing.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http_body_util::BodyExt;

use super::{Body, Exchange, Request, Transport};
use crate::error::Error;

/// A transport that answers from a script and keeps what was sent, for tests.
///
/// Answers are given in the order in which they were added; when they run out, calls fail. A clone
/// shares the script and the records.
///
/// ```
/// use oblien_client::{Api, Client, Credentials, Endpoint, Server, http::Method};
/// use oblien_client::transport::Scripted;
///
/// static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
/// const COUNT: Endpoint = Endpoint::new(Method::GET, "/count").member("count");
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), oblien_client::Error> {
/// let service = Scripted::new().json(200, r#"{"count": 3}"#);
/// let client: Client = Client::builder(&API).transport(service.clone()).build()?;
///
/// assert_eq!(client.call(&COUNT).json::<u32>().await?, 3);
/// assert_eq!(service.requests()[0].uri(), "https://things.example/count");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct Scripted(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    steps: VecDeque<Step>,
    requests: Vec<http::Request<Bytes>>,
}

enum Step {
    Respond(http::Response<Body>),
    Fail(Error),
    Stall,
}

impl Scripted {
    /// Makes a transport with an empty script.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a response.
    #[must_use]
    pub fn respond(self, response: http::Response<Body>) -> Self {
        self.step(Step::Respond(response))
    }

    /// Adds a response of this status with a JSON body.
    ///
    /// A number that is no status answers with 500.
    #[must_use]
    pub fn json(self, status: u16, text: impl Into<String>) -> Self {
        self.typed(status, "application/json", text.into())
    }

    /// Adds a stream of server-sent events, in the text of that format.
    #[must_use]
    pub fn events(self, text: impl Into<String>) -> Self {
        self.typed(200, "text/event-stream", text.into())
    }

    /// Adds a failure.
    #[must_use]
    pub fn fail(self, error: Error) -> Self {
        self.step(Step::Fail(error))
    }

    /// Adds an answer that never comes.
    #[must_use]
    pub fn stall(self) -> Self {
        self.step(Step::Stall)
    }

    /// Returns the requests that were sent so far, in their order.
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.state().requests.clone()
    }

    fn typed(self, status: u16, content_type: &'static str, text: String) -> Self {
        let mut response = http::Response::new(Body::from(text));
        *response.status_mut() = http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
        let content_type = http::HeaderValue::from_static(content_type);
        response.headers_mut().insert(CONTENT_TYPE, content_type);
        self.respond(response)
    }

    fn step(self, step: Step) -> Self {
        self.state().steps.push_back(step);
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: http::Request<Bytes>) -> Step {
        let mut state = self.state();
        state.requests.push(request);
        let end = || Step::Fail(Error::connect("the script has no more answers"));
        state.steps.pop_front().unwrap_or_else(end)
    }
}

impl Transport for Scripted {
    fn send(&self, request: Request) -> Exchange<'_> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.collect().await?.to_bytes();
            match self.answer(http::Request::from_parts(parts, body)) {
                Step::Respond(response) => Ok(response),
                Step::Fail(error) => Err(error),
                Step::Stall => std::future::pending().await,
            }
        })
    }
}

impl fmt::Debug for Scripted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        formatter.debug_struct("Scripted").field("steps", &state.steps.len()).field("requests", &state.requests.len()).finish()
    }
}
