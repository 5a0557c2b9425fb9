//! The connection under both halves of a WebSocket, and how each half uses it.
//!
//! Locked for the moment of a poll, never while waiting.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::Sink;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message as Raw;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use super::{Closing, Message, fault};
use crate::error::{Error, Place};
use crate::silence::Silence;
use crate::transport::Connection;

/// How long a closed WebSocket is waited for.
pub(super) const CLOSE_PATIENCE: Duration = Duration::from_secs(5);

/// How long a reason for closing may be, in bytes (RFC 6455, section 5.5).
const REASON_LIMIT: usize = 123;

/// What is said by a close frame that says nothing (RFC 6455, section 7.4.1).
const NO_CODE: u16 = 1005;

#[derive(Clone)]
pub(super) struct Link(Arc<Shared>);

struct Shared {
    stream: Mutex<WebSocketStream<Connection>>,
    /// Whether a close frame was sent: the end of the connection is then what was asked for.
    is_closing: AtomicBool,
    place: Place,
}

impl Link {
    pub(super) fn new(stream: WebSocketStream<Connection>, place: Place) -> Self {
        Self(Arc::new(Shared { stream: Mutex::new(stream), is_closing: AtomicBool::new(false), place }))
    }

    /// Sends a message, once there is room for it.
    pub(super) async fn send(&self, message: Raw) -> Result<(), Error> {
        let mut message = Some(message);
        let sent = std::future::poll_fn(|context| {
            let mut stream = self.stream();
            let mut stream = Pin::new(&mut *stream);
            if message.is_some() {
                ready!(stream.as_mut().poll_ready(context))?;
            }
            if let Some(message) = message.take() {
                stream.as_mut().start_send(message)?;
            }
            stream.poll_flush(context)
        });
        sent.await.map_err(|error| fault::sending(error).at(&self.0.place))
    }

    pub(super) async fn close(&self, code: u16, reason: &str) -> Result<(), Error> {
        let code = CloseCode::from(code);
        if !code.is_allowed() {
            return Err(Error::request(format!("{code} is no code that a WebSocket may be closed with")));
        }
        if reason.len() > REASON_LIMIT {
            return Err(Error::request(format!("the reason for closing is longer than {REASON_LIMIT} bytes")));
        }
        self.0.is_closing.store(true, Ordering::Relaxed);
        self.send(Raw::Close(Some(CloseFrame { code, reason: reason.into() }))).await
    }

    fn stream(&self) -> MutexGuard<'_, WebSocketStream<Connection>> {
        self.0.stream.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How far the reading half is.
pub(super) struct Reading {
    state: State,
    alive: Option<Alive>,
}

enum State {
    Open,
    Closed(Closing),
    /// The connection failed, or ended after we closed the WebSocket.
    Ended,
}

/// The watch over a connection that may have died without a word.
struct Alive {
    silence: Silence,
    is_pinged: bool,
}

impl Reading {
    pub(super) fn new(keep_alive: Option<Duration>) -> Self {
        let alive = keep_alive.map(|limit| Alive { silence: Silence::new(limit), is_pinged: false });
        Self { state: State::Open, alive }
    }

    pub(super) fn closing(&self) -> Option<&Closing> {
        match &self.state {
            State::Closed(closing) => Some(closing),
            State::Open | State::Ended => None,
        }
    }

    pub(super) fn poll(&mut self, link: &Link, context: &mut Context<'_>) -> Poll<Option<Result<Message, Error>>> {
        if !matches!(self.state, State::Open) {
            return Poll::Ready(None);
        }
        let error = loop {
            let item = Pin::new(&mut *link.stream()).poll_next(context);
            match item {
                Poll::Ready(Some(Ok(raw))) => {
                    if let Some(alive) = &mut self.alive {
                        alive.heard();
                    }
                    match raw {
                        Raw::Text(text) => return Poll::Ready(Some(Ok(Message::Text(text.as_str().to_owned())))),
                        Raw::Binary(bytes) => return Poll::Ready(Some(Ok(Message::Binary(bytes)))),
                        Raw::Close(frame) => {
                            self.state = State::Closed(closing(frame));
                            answer(link, context);
                            return Poll::Ready(None);
                        }
                        Raw::Ping(_) | Raw::Pong(_) | Raw::Frame(_) => {}
                    }
                }
                Poll::Ready(Some(Err(error))) => break fault::receiving(error),
                Poll::Ready(None) => {
                    self.state = State::Ended;
                    return Poll::Ready(None);
                }
                Poll::Pending => match &mut self.alive {
                    Some(alive) => break ready!(alive.poll(link, context)),
                    None => return Poll::Pending,
                },
            }
        };
        self.state = State::Ended;
        if error.is_stream_cut() && link.0.is_closing.load(Ordering::Relaxed) {
            return Poll::Ready(None);
        }
        Poll::Ready(Some(Err(error.at(&link.0.place))))
    }
}

impl Alive {
    fn heard(&mut self) {
        self.is_pinged = false;
        self.silence.restart();
    }

    /// Sends a ping after a silence; a second one means that nobody is there.
    fn poll(&mut self, link: &Link, context: &mut Context<'_>) -> Poll<Error> {
        loop {
            let error = ready!(self.silence.poll(context));
            if self.is_pinged {
                return Poll::Ready(error);
            }
            // It is written at once; should the connection have no room, the one who sends makes some.
            let sent = Pin::new(&mut *link.stream()).start_send(Raw::Ping(Bytes::new()));
            if let Err(error) = sent {
                return Poll::Ready(fault::receiving(error));
            }
            self.is_pinged = true;
            self.silence.restart();
        }
    }
}

/// Lets the answer to a close frame out, as far as the connection takes it at once.
fn answer(link: &Link, context: &mut Context<'_>) {
    // Whether it arrives makes no difference any more.
    let _ = Pin::new(&mut *link.stream()).poll_next(context);
}

fn closing(frame: Option<CloseFrame>) -> Closing {
    match frame {
        Some(frame) => Closing { code: frame.code.into(), reason: frame.reason.as_str().to_owned() },
        None => Closing { code: NO_CODE, reason: String::new() },
    }
}

impl From<Message> for Raw {
    fn from(message: Message) -> Self {
        match message {
            Message::Text(text) => Self::Text(text.into()),
            Message::Binary(bytes) => Self::Binary(bytes),
        }
    }
}
