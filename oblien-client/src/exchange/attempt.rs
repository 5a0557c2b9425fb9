//! One attempt of a call: credentials in, request out, redirects followed, reply received.
//!
//! The loop above it limits its time and decides whether there is another one.

use std::sync::Arc;

use http::response::Parts;
use http::uri::PathAndQuery;
use http::{Method, StatusCode, Uri};

use super::{Outgoing, Want};
use crate::client::Core;
use crate::credentials::{Injected, TokenSource};
use crate::error::{Error, Place};
use crate::redirect;
use crate::reply::{self, Reply};
use crate::retry::retry_after;
use crate::secret::Secret;
use crate::transport::{Body, Request};

/// How many redirects are followed in one attempt.
const REDIRECTS: usize = 10;

/// How much of the body of a failure is kept, in bytes.
const FAILURE_LIMIT: usize = 1 << 20;

pub(super) struct Attempt<'a> {
    pub(super) core: &'a Arc<Core>,
    pub(super) place: &'a Place,
    pub(super) want: Want,
    pub(super) outgoing: &'a mut Outgoing,
    pub(super) progress: &'a mut Progress,
}

/// How far an attempt has come; outlives it when its time is up.
#[derive(Default)]
pub(super) struct Progress {
    /// Whether a request was given to the transport.
    pub(super) started: bool,
    /// Whether the service may have seen it.
    pub(super) reached: bool,
    /// The token that was sent and the source that gave it.
    pub(super) token: Option<(Arc<dyn TokenSource>, Secret)>,
}

impl Attempt<'_> {
    pub(super) async fn run(mut self) -> Result<Reply, Error> {
        let mut method = self.outgoing.method.clone();
        let mut uri = self.outgoing.uri.clone();
        let mut body = self.outgoing.take_body();
        for _ in 0..=REDIRECTS {
            let request = self.request(&method, &uri, body.take()).await?;
            let response = self.send(request).await?;
            let Some(location) = redirect::location(&response) else {
                return self.receive(response).await;
            };
            let (parts, _) = response.into_parts();
            let hop = redirect::follow(&uri, &method, parts.status, &location)
                .map_err(|message| Error::redirect(message, parts.clone()))?;
            if hop.keeps_body {
                body = self.outgoing.take_body();
                if body.is_none() {
                    let message = "the redirect asks for the body again, which was a stream";
                    return Err(Error::redirect(message.to_owned(), parts));
                }
            }
            (method, uri) = (hop.method, hop.uri);
        }
        let message = format!("redirected more than {REDIRECTS} times");
        Err(Error::new(crate::error::Kind::Redirect, message).after(0, true))
    }

    /// Makes a request; one that has lost its body in a redirect loses the headers about it.
    async fn request(&mut self, method: &Method, uri: &Uri, body: Option<Body>) -> Result<Request, Error> {
        let shared = &self.core.shared;
        let mut headers = self.outgoing.headers(self.want, &shared.user_agent, body.is_some());
        let injected = self.credentials(uri, &mut headers).await?;
        let mut request = Request::new(body.unwrap_or_default());
        *request.method_mut() = method.clone();
        *request.uri_mut() = with_query(uri, &injected.query)?;
        *request.headers_mut() = headers;
        self.progress.token = injected.token;
        Ok(request)
    }

    /// Adds credentials, if the URL belongs to a server of the client.
    async fn credentials(&self, uri: &Uri, headers: &mut http::HeaderMap) -> Result<Injected, Error> {
        let keyring = &self.core.keyring;
        let is_known = self.core.shared.is_known_origin(uri);
        match self.outgoing.endpoint {
            Some(endpoint) => {
                let alternatives = endpoint.security_alternatives();
                if !is_known && !alternatives.is_empty() {
                    return Err(Error::credentials("the URL belongs to no server of the client, which is where credentials go"));
                }
                keyring.inject(alternatives, headers).await
            }
            None if is_known => keyring.inject_all(headers).await,
            None => Ok(Injected::default()),
        }
    }

    async fn send(&mut self, request: Request) -> Result<http::Response<Body>, Error> {
        let reached = std::mem::replace(&mut self.progress.reached, true);
        self.progress.started = true;
        let result = self.core.shared.transport.send(request).await;
        if result.as_ref().is_err_and(Error::is_connect) {
            self.progress.reached = reached;
        }
        result
    }

    /// Receives as much of a response as is wanted, and tells failures from replies.
    async fn receive(&self, response: http::Response<Body>) -> Result<Reply, Error> {
        let (parts, body) = response.into_parts();
        let is_missing = self.want == Want::Events && parts.status == StatusCode::NO_CONTENT;
        if !parts.status.is_success() || is_missing {
            let body = reply::collect_start(body, FAILURE_LIMIT).await;
            return Err(self.refusal(parts, body));
        }
        let is_json = reply::is_json(&parts.headers);
        if self.want.is_streamed() && !(self.want == Want::Events && is_json) {
            return Ok(self.reply(parts, body));
        }
        let limit = match self.want {
            Want::Bytes => usize::MAX,
            _ => self.core.shared.reply_limit,
        };
        let bytes =
            reply::collect(body, &parts.headers, limit).await.map_err(|error| error.answered(parts.status, &parts.headers))?;
        let may_refuse = is_json || matches!(self.want, Want::Json | Want::Nothing);
        let flag = self.core.shared.api.success_member();
        if may_refuse && flag.is_some_and(|flag| reply::is_refusal(&bytes, flag)) {
            return Err(self.refusal(parts, bytes));
        }
        Ok(self.reply(parts, bytes.into()))
    }

    fn refusal(&self, parts: Parts, body: bytes::Bytes) -> Error {
        let wait = retry_after(&parts.headers, (self.core.shared.now)());
        Error::service(parts, body, wait)
    }

    fn reply(&self, parts: Parts, body: Body) -> Reply {
        Reply { parts, body, place: self.place.clone(), core: self.core.clone() }
    }
}

/// Adds credentials that go into the query.
fn with_query(uri: &Uri, query: &str) -> Result<Uri, Error> {
    if query.is_empty() {
        return Ok(uri.clone());
    }
    let target = match uri.query() {
        Some(earlier) if !earlier.is_empty() => format!("{}?{earlier}&{query}", uri.path()),
        _ => format!("{}?{query}", uri.path()),
    };
    let invalid = || Error::request("the URL of the call is not valid");
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(target).map_err(|_| invalid())?);
    Uri::from_parts(parts).map_err(|_| invalid())
}
