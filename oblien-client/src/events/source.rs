//! Where events come from: a body, cut into frames, until it ends in one way or another.
//!
//! The part of [`Events`](super::Events) that does not know what the events decode to.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, StatusCode};
use http_body::Body as _;
use tokio::time::{Instant, Sleep};

use crate::error::{Error, Place};
use crate::reply::{self, Reply};
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
    limit: usize,
    silence: Option<Silence>,
    refusal: Refusal,
}

/// The limit of the silence between two pieces of a body.
struct Silence {
    limit: Duration,
    sleep: Pin<Box<Sleep>>,
}

/// A body that may be a JSON object instead of events.
struct Refusal {
    flag: Option<&'static str>,
    start: Vec<u8>,
}

impl Source {
    pub(super) fn new(reply: Reply) -> Self {
        let shared = &reply.core.shared;
        Self {
            limit: shared.reply_limit,
            silence: shared.idle_timeout.map(|limit| Silence { limit, sleep: Box::pin(tokio::time::sleep(limit)) }),
            refusal: Refusal { flag: shared.api.success_member(), start: Vec::new() },
            parts: reply.parts,
            place: reply.place,
            body: Some(reply.body),
            parser: Parser::default(),
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
                self.refusal.flag = None;
                let data = frame.data.trim();
                if !data.is_empty() && data != "[DONE]" {
                    return Poll::Ready(Some(Ok(frame)));
                }
            }
            if self.body.is_none() {
                return Poll::Ready(None);
            }
            if let Err(error) = ready!(self.poll_body(context)) {
                self.body = None;
                let error = error.answered(self.parts.status, &self.parts.headers);
                return Poll::Ready(Some(Err(self.place(error))));
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
            silence.sleep.as_mut().reset(Instant::now() + silence.limit);
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
        match self.refusal.take() {
            Some(body) => Err(Error::service(self.parts.clone(), body, None)),
            None => Ok(()),
        }
    }

    fn poll_silence(&mut self, context: &mut Context<'_>) -> Poll<Error> {
        match &mut self.silence {
            Some(silence) => {
                silence.sleep.as_mut().poll(context).map(|()| Error::timeout("the idle timeout", silence.limit, true))
            }
            None => Poll::Pending,
        }
    }
}

impl Refusal {
    /// Keeps what may be the start of a JSON object; events do not start with a brace.
    fn push(&mut self, bytes: &[u8]) {
        let is_object = |start: &[u8]| start.trim_ascii_start().first() == Some(&b'{');
        if self.flag.is_none() {
            return;
        }
        self.start.extend_from_slice(bytes);
        let is_blank = self.start.trim_ascii().is_empty();
        if self.start.len() > REFUSAL_LIMIT || !(is_blank || is_object(&self.start)) {
            *self = Self { flag: None, start: Vec::new() };
        }
    }

    /// Returns the body if it was a refusal and not a stream of events.
    fn take(&mut self) -> Option<Bytes> {
        let flag = self.flag.take()?;
        let body = std::mem::take(&mut self.start);
        reply::is_refusal(&body, flag).then(|| body.into())
    }
}
