//! One attempt of a call: credentials in, request out, redirects followed, reply received.
//!
//! The loop above it limits its time and decides whether there is another one.

use std::sync::Arc;
use std::time::Duration;

use http::response::Parts;
use http::uri::PathAndQuery;
use http::{Method, StatusCode, Uri};
use tokio::time::Instant;

use super::{Outgoing, Want};
use crate::client::Core;
use crate::credentials::{Choice, TokenSource};
use crate::endpoint::Endpoint;
use crate::error::{Error, Place};
use crate::redirect::{self, Hop};
use crate::reply::{self, Cut, Reply};
use crate::retry::retry_after;
use crate::secret::Secret;
use crate::transport::{Body, Request};

/// How many redirects are followed in one attempt.
const REDIRECTS: usize = 10;

/// How much of the body of a failure is kept, in bytes.
const FAILURE_LIMIT: usize = 1 << 20;

/// How long the body of a failure is waited for.
const FAILURE_PATIENCE: Duration = Duration::from_secs(5);

/// Of what is left of an attempt's time, how much the body of a failure may take.
const FAILURE_PART: f32 = 0.9;

pub(super) struct Attempt<'a> {
    pub(super) core: &'a Arc<Core>,
    pub(super) place: &'a Place,
    pub(super) want: Want,
    pub(super) outgoing: &'a mut Outgoing,
    pub(super) progress: &'a mut Progress,
    /// When its time is up; nothing if that is further away than clocks go.
    pub(super) end: Option<Instant>,
}

/// How far an attempt has come; outlives it when its time is up.
#[derive(Default)]
pub(super) struct Progress {
    /// Whether a request was given to the transport.
    pub(super) started: bool,
    /// Whether the service may have seen it.
    pub(super) reached: bool,
    /// Whether a redirect to a GET answered the call: what was asked for is done.
    pub(super) answered: bool,
    /// The token that was sent and the source that gave it.
    pub(super) token: Option<(Arc<dyn TokenSource>, Secret)>,
}

impl Attempt<'_> {
    pub(super) async fn run(mut self) -> Result<Reply, Error> {
        let mut hop: Option<Hop> = None;
        let mut body = self.outgoing.take_body();
        let mut followed = 0;
        loop {
            let request = self.request(hop.as_ref(), body.take()).await?;
            let response = self.send(request).await?;
            let Some(location) = redirect::location(&response).filter(|_| !self.want.keeps_redirects()) else {
                return self.receive(response).await;
            };
            let (method, uri) = self.aim(hop.as_ref());
            let next = match redirect::follow(uri, method, response.status(), &location) {
                Ok(_) if followed == REDIRECTS => Err(format!("redirected more than {REDIRECTS} times")),
                next => next,
            };
            let next = match next {
                Ok(next) => next,
                Err(message) => return Err(self.lost(message, response).await),
            };
            if next.keeps_body {
                body = self.outgoing.take_body();
                if body.is_none() {
                    let message = "the redirect asks for the body again, which was a stream";
                    return Err(self.lost(message.to_owned(), response).await);
                }
            }
            self.progress.answered |= !next.keeps_body;
            hop = Some(next);
            followed += 1;
        }
    }

    /// The error of a redirect that leads nowhere, with what came with it.
    async fn lost(&self, message: String, response: http::Response<Body>) -> Error {
        let (parts, body) = response.into_parts();
        let body = reply::collect_start(body, FAILURE_LIMIT, self.patience()).await;
        Error::redirect(message, parts, body)
    }

    /// When the body of a failure is not waited for any longer: soon, and before the attempt is out of time.
    fn patience(&self) -> Instant {
        let now = Instant::now();
        let patience = match self.end {
            Some(end) => end.saturating_duration_since(now).mul_f32(FAILURE_PART).min(FAILURE_PATIENCE),
            None => FAILURE_PATIENCE,
        };
        now + patience
    }

    /// What is called: what the call says, or what it was redirected to.
    fn aim<'a>(&'a self, hop: Option<&'a Hop>) -> (&'a Method, &'a Uri) {
        match hop {
            Some(hop) => (&hop.method, &hop.uri),
            None => (&self.outgoing.method, &self.outgoing.uri),
        }
    }

    /// Makes a request; one that has lost its body in a redirect loses the headers about it.
    async fn request(&mut self, hop: Option<&Hop>, body: Option<Body>) -> Result<Request, Error> {
        let keyring = &self.core.keyring;
        let choice = self.choice(self.aim(hop).1)?;
        self.progress.token = match keyring.source(choice) {
            Some(source) => Some((source.clone(), source.token().await?)),
            None => None,
        };
        let token = self.progress.token.as_ref().map(|(_, token)| token);
        let mut headers = self.outgoing.headers(self.want, &self.core.shared.user_agent, body.is_some());
        let mut query = String::new();
        keyring.inject(choice, token, &mut headers, &mut query)?;
        let (method, uri) = self.aim(hop);
        if uri.scheme().is_none() || uri.authority().is_none() {
            return Err(Error::request("the URL of the request is not absolute"));
        }
        let mut request = Request::new(body.unwrap_or_default());
        *request.method_mut() = method.clone();
        *request.uri_mut() = with_query(uri, &query)?;
        *request.headers_mut() = headers;
        Ok(request)
    }

    /// Chooses the credentials: none, unless the URL belongs to a server of the client or to the endpoint's own base.
    fn choice(&self, uri: &Uri) -> Result<Choice<'static>, Error> {
        let endpoint = self.outgoing.endpoint;
        let is_known = self.core.is_known_origin(endpoint, uri);
        match endpoint.map(Endpoint::security_alternatives) {
            Some(alternatives) if is_known || alternatives.is_empty() => self.core.keyring.choose(alternatives),
            Some(_) => Err(Error::credentials("the URL belongs to no server of the client, which is where credentials go")),
            None if is_known => self.core.keyring.choose_any(self.core.shared.api),
            None => Ok(Choice::Schemes(&[])),
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
        if !self.is_wanted(parts.status) {
            let body = reply::collect_start(body, FAILURE_LIMIT, self.patience()).await;
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
        let bytes = match reply::collect(body, &parts.headers, limit).await {
            Ok(bytes) => bytes,
            Err(cut) => {
                let Cut { error, arrived, rest } = *cut;
                let room = FAILURE_LIMIT.saturating_sub(arrived.len());
                let arrived = match rest {
                    Some(rest) => [arrived, reply::collect_start(rest, room, self.patience()).await].concat().into(),
                    None => arrived,
                };
                return Err(error
                    .answered(parts.status, &parts.headers)
                    .with_body(arrived.slice(..arrived.len().min(FAILURE_LIMIT))));
            }
        };
        let may_refuse = is_json || matches!(self.want, Want::Json | Want::Answer | Want::Nothing);
        let flag = self.core.shared.flag.as_ref();
        if may_refuse && flag.is_some_and(|flag| flag.is_in(&bytes)) {
            return Err(self.refusal(parts, bytes));
        }
        Ok(self.reply(parts, bytes.into()))
    }

    /// Whether a reply of this status is one of those that were asked for.
    fn is_wanted(&self, status: StatusCode) -> bool {
        match self.want {
            Want::Anything => true,
            Want::Events => status.is_success() && status != StatusCode::NO_CONTENT,
            _ if self.want.is_upgrade() => status == StatusCode::SWITCHING_PROTOCOLS,
            _ => status.is_success(),
        }
    }

    fn refusal(&self, parts: Parts, body: bytes::Bytes) -> Error {
        let wait = retry_after(&parts.headers, (self.core.shared.now)());
        Error::service(parts, body, wait)
    }

    fn reply(&self, parts: Parts, body: Body) -> Reply {
        Reply { parts, body, place: self.place.clone(), core: self.core.clone() }
    }
}

/// Adds credentials that go into the query, before an argument of the same name could stand for them.
fn with_query(uri: &Uri, query: &str) -> Result<Uri, Error> {
    if query.is_empty() {
        return Ok(uri.clone());
    }
    let target = match uri.query() {
        Some(earlier) if !earlier.is_empty() => format!("{}?{query}&{earlier}", uri.path()),
        _ => format!("{}?{query}", uri.path()),
    };
    let invalid = || Error::request("the URL of the call is not valid");
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(target).map_err(|_| invalid())?);
    Uri::from_parts(parts).map_err(|_| invalid())
}
