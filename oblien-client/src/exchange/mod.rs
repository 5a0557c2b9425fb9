//! One call from its request to its reply, over as many attempts as the policy allows.
//!
//! Starts when a [`Sending`](crate::Sending) is first polled. Not generic, so that it is compiled
//! once and not per endpoint; what a reply becomes is decided after it.

mod attempt;
mod outgoing;

use std::fmt::Display;
use std::sync::Arc;
use std::time::Duration;

use http::header::ACCEPT;
use http::{HeaderName, HeaderValue, StatusCode};
use tokio::time::Instant;

use crate::client::Core;
use crate::error::{Error, Place};
use crate::reply::Reply;

use attempt::{Attempt, Progress};
pub(crate) use outgoing::Outgoing;

/// What is wanted of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    Json,
    /// What the status says, which is mostly JSON.
    Answer,
    Nothing,
    Text,
    Bytes,
    Stream,
    Events,
    Records,
    /// Whatever the status: the whole answer is handed back, redirects too.
    Anything,
    /// The connection itself, for another protocol.
    #[cfg(feature = "websocket")]
    Upgrade,
}

impl Want {
    fn accept(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Json => "application/json",
            Self::Answer => "application/json, */*;q=0.5",
            Self::Events => "text/event-stream",
            Self::Records => "application/x-ndjson, application/jsonl, application/json-seq;q=0.9, */*;q=0.1",
            _ => "*/*",
        })
    }

    /// Whether the body is handed on as it comes.
    fn is_streamed(self) -> bool {
        matches!(self, Self::Stream | Self::Events | Self::Records | Self::Anything) || self.is_upgrade()
    }

    fn is_upgrade(self) -> bool {
        #[cfg(feature = "websocket")]
        return self == Self::Upgrade;
        #[cfg(not(feature = "websocket"))]
        return false;
    }

    /// Whether a redirect is an answer like any other.
    fn keeps_redirects(self) -> bool {
        self == Self::Anything || self.is_upgrade()
    }
}

/// One call on its way.
pub(crate) struct Exchange {
    outgoing: Result<Outgoing, Error>,
    terms: Terms,
}

/// What holds for all attempts of a call.
struct Terms {
    core: Arc<Core>,
    place: Place,
    want: Want,
    timeout: Duration,
    deadline: Duration,
    retries: bool,
    idempotent: bool,
}

impl Exchange {
    pub(crate) fn new(core: Arc<Core>, place: Place, want: Want, outgoing: Result<Outgoing, Error>) -> Self {
        let terms = Terms {
            timeout: core.shared.timeout,
            deadline: core.shared.deadline,
            core,
            place,
            want,
            retries: true,
            idempotent: false,
        };
        Self { outgoing, terms }
    }

    pub(crate) fn set_timeout(&mut self, timeout: Duration) {
        self.terms.timeout = timeout;
    }

    pub(crate) fn set_deadline(&mut self, deadline: Duration) {
        self.terms.deadline = deadline;
    }

    pub(crate) fn set_retries(&mut self, retries: bool) {
        self.terms.retries = retries;
    }

    pub(crate) fn set_idempotent(&mut self) {
        self.terms.idempotent = true;
    }

    pub(crate) fn set_header(&mut self, name: &str, value: &dyn Display) {
        if let Ok(outgoing) = &mut self.outgoing {
            match crate::call::header(name, value) {
                Ok((name, value)) => {
                    outgoing.headers.insert(name, value);
                }
                Err(fault) => self.outgoing = Err(Error::request(fault)),
            }
        }
    }

    /// Makes attempts until one succeeds or no more are allowed.
    ///
    /// Stays in its box, so that the future around it is small and quickly moved.
    pub(crate) async fn run(mut self: Box<Self>) -> Result<Reply, Error> {
        let Self { outgoing, terms } = &mut *self;
        let outgoing = match outgoing {
            Ok(outgoing) => outgoing,
            Err(error) => return Err(error.take().at(&terms.place)),
        };
        let mut course = Course::new(terms.deadline);
        loop {
            match terms.attempt(outgoing, &mut course).await {
                Ok(reply) => {
                    terms.core.shared.budget.give_back(course.taken);
                    return Ok(reply);
                }
                Err(failure) => match terms.next(failure, outgoing, &mut course) {
                    Ok(wait) if wait.is_zero() => {}
                    Ok(wait) => tokio::time::sleep(wait).await,
                    Err(error) => {
                        return Err(error.at(&terms.place).after(course.attempts, course.reached));
                    }
                },
            }
        }
    }
}

impl Terms {
    /// Makes one attempt, within what time is left.
    async fn attempt(&self, outgoing: &mut Outgoing, course: &mut Course) -> Result<Reply, Failure> {
        let left = course.left(self.deadline);
        let mut progress = Progress::default();
        let limit = self.timeout.min(left);
        let end = Instant::now().checked_add(limit);
        let attempt = Attempt { core: &self.core, place: &self.place, want: self.want, outgoing, progress: &mut progress, end };
        let result = tokio::time::timeout(limit, attempt.run()).await;
        course.tries += 1;
        course.attempts += u32::from(progress.started);
        course.reached |= progress.reached;
        let error = match result {
            Ok(Ok(reply)) => return Ok(reply),
            Ok(Err(error)) => error,
            Err(_) if left <= self.timeout => Error::timeout("the deadline", self.deadline, progress.reached),
            Err(_) => Error::timeout("the timeout", self.timeout, progress.reached),
        };
        Err(Failure { error, progress })
    }

    /// Decides whether there is another attempt, and after what wait.
    fn next(&self, failure: Failure, outgoing: &Outgoing, course: &mut Course) -> Result<Duration, Error> {
        let Failure { error, progress } = failure;
        let is_rejected = error.status() == Some(StatusCode::UNAUTHORIZED);
        if let Some((source, token)) = progress.token.filter(|_| is_rejected) {
            source.rejected(&token);
            let may_repeat = !progress.answered || self.idempotent || outgoing.is_idempotent();
            if !course.renewed && outgoing.is_repeatable() && may_repeat {
                course.renewed = true;
                return Ok(Duration::ZERO);
            }
        }
        let safe = self.idempotent || outgoing.is_idempotent();
        if !outgoing.is_repeatable() || (progress.answered && !safe) {
            return Err(error);
        }
        let shared = &self.core.shared;
        let wait = self
            .retries
            .then(|| shared.retry.next(&error, course.tries, safe))
            .flatten()
            .filter(|wait| *wait < course.left(self.deadline));
        match wait.and_then(|wait| Some((wait, shared.budget.take(&error)?))) {
            Some((wait, taken)) => {
                course.taken = Some(taken);
                Ok(wait)
            }
            None => Err(error),
        }
    }
}

/// How far a call has come.
struct Course {
    /// When the deadline passes; nothing if that is further away than clocks go.
    end: Option<Instant>,
    /// How often it was tried, also if nothing left the client.
    tries: u32,
    /// How often something left the client.
    attempts: u32,
    reached: bool,
    /// Whether a rejected token has been replaced already.
    renewed: bool,
    /// What the last retry took from the budget.
    taken: Option<u32>,
}

impl Course {
    fn new(deadline: Duration) -> Self {
        let end = Instant::now().checked_add(deadline);
        Self { end, tries: 0, attempts: 0, reached: false, renewed: false, taken: None }
    }

    fn left(&self, deadline: Duration) -> Duration {
        self.end.map_or(deadline, |end| end.saturating_duration_since(Instant::now()))
    }
}

/// An attempt that failed.
struct Failure {
    error: Error,
    progress: Progress,
}

/// Whether a header belongs to a body, and goes when the body goes.
fn is_body_header(name: &HeaderName) -> bool {
    name != ACCEPT && name.as_str().starts_with("content-")
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_losses;
