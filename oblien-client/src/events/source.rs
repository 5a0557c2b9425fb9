//! Where events come from: a body, cut into frames, until it ends in one way or another.
//!
//! The part of [`Events`](super::Events) that does not know what the events decode to.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use http::response::Parts;
use http::{HeaderMap, StatusCode};
use http_body::Body as _;

use crate::client::Core;
use crate::error::{Error, Place};
use crate::reply::Reply;
use crate::silence::Silence;
use crate::sse::{Frame, Parser};
use crate::transport::Body;

/// How much of a body is kept that may turn out to be a refusal, in bytes.
const REFUSAL_LIMIT: usize = 1 << 16;

pub(super) struct Source {
    parts: Parts,
    place: Place,
    /// Nothing when the stream is over; dropping it closes the connection.
    body: Option<Body>,
    parser: Parser,
    /// What ended the stream; told once the events that came before it are.
    fault: Option<Error>,
    limit: usize,
    silence: Option<Silence>,
    refusal: Refusal,
    core: Arc<Core>,
}

/// What is kept of a body as long as it may be a JSON object instead of events.
struct Refusal {
    is_possible: bool,
    start: Vec<u8>,
}

impl Source {
    pub(super) fn new(reply: Reply) -> Self {
        let shared = &reply.core.shared;
        Self {
            limit: shared.reply_limit,
            silence: shared.idle_timeout.map(Silence::new),
            refusal: Refusal { is_possible: shared.flag.is_some(), start: Vec::new() },
            parts: reply.parts,
            place: reply.place,
            body: Some(reply.body),
            parser: Parser::default(),
            fault: None,
            core: reply.core,
        }
    }

    /// The status and the headers of the reply.
    pub(super) fn head(&self) -> (StatusCode, &HeaderMap) {
        (self.parts.status, &self.parts.headers)
    }

    /// Adds to an error which call it belongs to.
    pub(super) fn place(&self, error: Error) -> Error {
        error.at(&self.place)
    }

    /// Returns the next frame with data in it.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame, Error>>> {
        loop {
            while let Some(frame) = self.parser.frame() {
                self.refusal.is_possible = false;
                let data = frame.data.trim();
                if !data.is_empty() && data != "[DONE]" {
                    return Poll::Ready(Some(Ok(frame)));
                }
            }
            if self.body.is_none() {
                return Poll::Ready(self.fault.take().map(Err));
            }
            if let Err(error) = ready!(self.poll_body(context)) {
                self.body = None;
                let error = error.answered(self.parts.status, &self.parts.headers);
                self.fault = Some(self.place(error));
            }
        }
    }

    /// Feeds the parser with the next piece of the body, or with its end.
    fn poll_body(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(Ok(()));
        };
        match Pin::new(body).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                let bytes = frame.into_data().unwrap_or_default();
                Poll::Ready(self.feed(&bytes))
            }
            Poll::Ready(Some(Err(error))) => Poll::Ready(Err(error.cut())),
            Poll::Ready(None) => Poll::Ready(self.end()),
            Poll::Pending => self.poll_silence(context).map(Err),
        }
    }

    fn feed(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if let Some(silence) = &mut self.silence {
            silence.restart();
        }
        self.refusal.push(bytes);
        self.parser.push(bytes);
        match self.parser.pending() > self.limit {
            true => Err(Error::too_large(self.limit)),
            false => Ok(()),
        }
    }

    fn end(&mut self) -> Result<(), Error> {
        self.body = None;
        self.parser.finish();
        let start = std::mem::take(&mut self.refusal.start);
        match &self.core.shared.flag {
            Some(flag) if self.refusal.is_possible && flag.is_in(&start) => {
                Err(Error::service(self.parts.clone(), start.into(), None))
            }
            _ => Ok(()),
        }
    }

    fn poll_silence(&mut self, context: &mut Context<'_>) -> Poll<Error> {
        match &mut self.silence {
            Some(silence) => silence.poll(context),
            None => Poll::Pending,
        }
    }
}

impl Refusal {
    /// Keeps what may be the start of a JSON object; events do not start with a brace.
    fn push(&mut self, bytes: &[u8]) {
        if !self.is_possible {
            return;
        }
        self.start.extend_from_slice(bytes);
        let first = self.start.trim_ascii_start().first();
        if self.start.len() > REFUSAL_LIMIT || first.is_some_and(|first| *first != b'{') {
            *self = Self { is_possible: false, start: Vec::new() };
        }
    }
}
