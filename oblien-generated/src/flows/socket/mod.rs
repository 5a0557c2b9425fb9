//! The socket of a workspace: all its terminals and watchers over one connection.
//!
//! Driven by whoever reads its events: nothing runs beside it, and what is not read holds the service up.

mod event;
mod line;

use std::fmt::{self, Display};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use oblien_client::http::Method;
use oblien_client::websocket::{Message, WebSocket, WebSocketOptions, WebSocketReceiver};
use oblien_client::{Bytes, Client, Endpoint, Error, Scope, Value};
use tokio::time::Instant;

use super::Reconnect;
use super::reconnect::may_pass;
use crate::generated::API;
pub use event::{FileChange, SocketEvent};
use line::Line;

const SOCKET: Endpoint = Endpoint::new(Method::GET, "/ws").server(API.plane("runtime")).security(&[&["runtimeToken"]]);

/// How long opening may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is said when the socket is closed from here.
const FAREWELL: (u16, &str) = (1000, "client close");

/// What is settled about a [`RuntimeSocket`] before it is opened.
///
/// ```
/// use std::time::Duration;
/// use oblien_generated::flows::{Reconnect, socket::SocketOptions};
///
/// let options = SocketOptions::default().reconnect(Reconnect::never()).keep_alive(Duration::from_secs(30));
/// # let _ = options;
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "options do nothing until a socket is opened with them"]
pub struct SocketOptions {
    reconnect: Reconnect,
    websocket: WebSocketOptions,
}

impl SocketOptions {
    /// Sets when a lost connection is made again; see [`Reconnect`] for the default.
    pub fn reconnect(mut self, reconnect: Reconnect) -> Self {
        self.reconnect = reconnect;
        self
    }

    /// Sends a ping when nothing has arrived for so long, and takes the connection for lost when nothing arrives for as
    /// long again. Default: never.
    pub fn keep_alive(mut self, silence: Duration) -> Self {
        self.websocket = self.websocket.keep_alive(silence);
        self
    }
}

/// The socket of a workspace: all its terminals and watchers over one connection.
///
/// It goes on only while its events are read: that is when pings are answered and lost connections are made again. A
/// workspace has one socket; a new one takes the place of the old, so two that reconnect would push each other out.
///
/// ```no_run
/// use oblien_generated::flows::socket::{RuntimeSocket, SocketEvent, SocketOptions};
/// # use oblien_generated::{Client, Error, scope};
///
/// # async fn run(runtime: Client<scope::Runtime>) -> Result<(), Error> {
/// let mut socket = RuntimeSocket::open(&runtime, SocketOptions::default()).await?;
/// let sender = socket.sender();
/// sender.resize(1, 120, 40).await?;
/// sender.input(1, "ls\n").await?;
/// while let Some(event) = socket.next().await {
///     match event? {
///         SocketEvent::Output { terminal: 1, data } => print!("{}", String::from_utf8_lossy(&data)),
///         SocketEvent::Exit { terminal: 1, .. } => sender.close().await,
///         _ => {}
///     }
/// }
/// # Ok(()) }
/// ```
#[must_use = "a socket is closed when it is dropped"]
pub struct RuntimeSocket {
    client: Client,
    options: SocketOptions,
    line: Arc<Line>,
    state: State,
    /// How many tries in a row have failed.
    failed: u32,
}

type Opening = Pin<Box<dyn Future<Output = Result<WebSocket, Error>> + Send>>;

enum State {
    Open(WebSocketReceiver),
    Waiting(Instant),
    Opening(Opening),
    Over,
}

impl RuntimeSocket {
    /// Opens the socket of the workspace whose runtime the client is for.
    ///
    /// The client holds a token of the runtime; if that comes from a source, the source is asked at every connection.
    ///
    /// # Errors
    /// Any [`Error`] of a call. The first connection is tried as often as the client's policy says.
    pub async fn open<S: Scope>(client: &Client<S>, options: SocketOptions) -> Result<Self, Error> {
        let client = client.clone().into_any();
        let websocket = opening(&client, &options, true).await?;
        let (sender, receiver) = websocket.split();
        let line = Arc::new(Line::new(sender));
        Ok(Self { client, options, line, state: State::Open(receiver), failed: 0 })
    }

    /// Returns what is sent by; it can be cloned, and used while events are read.
    pub fn sender(&self) -> SocketSender {
        SocketSender(self.line.clone())
    }

    /// Returns the next event; nothing once the socket is closed, or was given up.
    ///
    /// Giving up while waiting loses nothing.
    ///
    /// # Errors
    /// The item is an error, and the last one: that of the connection if it is not to be made again, or of the try that
    /// failed for good. A connection that is to be made again is no error but [`SocketEvent::Lost`].
    pub async fn next(&mut self) -> Option<Result<SocketEvent, Error>> {
        loop {
            match &mut self.state {
                State::Open(receiver) => match receiver.next().await {
                    Some(Ok(message)) => {
                        if let Some(event) = event::read(message) {
                            return Some(Ok(event));
                        }
                    }
                    Some(Err(error)) => return self.lose(error),
                    None => {
                        let error = ended(receiver);
                        return self.lose(error);
                    }
                },
                State::Waiting(end) => match tokio::time::timeout_at(*end, self.line.closed()).await {
                    Ok(()) => self.state = State::Over,
                    Err(_) => self.state = State::Opening(opening(&self.client, &self.options, false)),
                },
                State::Opening(opening) => match opening.as_mut().await {
                    Ok(websocket) => {
                        let (sender, receiver) = websocket.split();
                        self.failed = 0;
                        self.state = State::Open(receiver);
                        if self.line.restore(sender) {
                            return Some(Ok(SocketEvent::Restored));
                        }
                        self.state = State::Over;
                    }
                    Err(error) => return self.lose(error),
                },
                State::Over => return None,
            }
        }
    }

    /// Goes on after a connection ended or was not made: with a pause before the next one, or with the end of all.
    fn lose(&mut self, reason: Error) -> Option<Result<SocketEvent, Error>> {
        self.state = State::Over;
        if !self.line.lose() {
            return None;
        }
        let pause = self.options.reconnect.pause(self.failed).filter(|_| may_pass(&reason));
        match pause.and_then(|pause| Some((pause, Instant::now().checked_add(pause)?))) {
            Some((again_in, end)) => {
                self.failed += 1;
                self.state = State::Waiting(end);
                Some(Ok(SocketEvent::Lost { reason, again_in }))
            }
            None => {
                self.line.end(reason.clone());
                Some(Err(reason))
            }
        }
    }
}

fn opening(client: &Client, options: &SocketOptions, with_retries: bool) -> Opening {
    let opening = client.call(&SOCKET).websocket(options.websocket.clone()).with_timeout(PATIENCE);
    Box::pin(if with_retries { opening } else { opening.without_retries() })
}

/// What it means that the service closed the socket.
fn ended(receiver: &WebSocketReceiver) -> Error {
    let said = receiver.closing().map(|closing| format!(" (code {}: {})", closing.code, closing.reason.escape_debug()));
    Error::stream_cut(format!("the workspace closed the socket{}", said.unwrap_or_default()))
}

impl Drop for RuntimeSocket {
    fn drop(&mut self) {
        self.line.end(Error::stream_cut("the socket was dropped, and nothing can be sent"));
    }
}

impl fmt::Debug for RuntimeSocket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("RuntimeSocket").field("options", &self.options).finish_non_exhaustive()
    }
}

/// What is sent over a [`RuntimeSocket`].
///
/// Nothing is dropped without a word: while a lost connection is being made again, a send waits; if the connection is
/// lost while something is sent, the send fails, and what it sent may have arrived or not. Sends wait for a workspace
/// that does not keep up. They go out in the order in which they were begun.
#[derive(Clone)]
pub struct SocketSender(Arc<Line>);

impl SocketSender {
    /// Sends what is typed to a terminal, by the terminal's id, which is a number from 0 to 255.
    ///
    /// # Errors
    /// [`is_request`](Error::is_request) if the id is no such number, nothing was sent; [`is_stream_cut`](Error::is_stream_cut)
    /// if the socket is closed, was dropped, or lost its connection meanwhile.
    pub async fn input(&self, terminal: impl Display, bytes: impl Into<Bytes>) -> Result<(), Error> {
        let bytes = bytes.into();
        let mut frame = Vec::with_capacity(bytes.len() + 1);
        frame.push(number(&terminal)?);
        frame.extend_from_slice(&bytes);
        self.0.send(Message::Binary(frame.into())).await
    }

    /// Tells a terminal its size, in characters.
    ///
    /// # Errors
    /// As [`input`](Self::input).
    pub async fn resize(&self, terminal: impl Display, columns: u16, rows: u16) -> Result<(), Error> {
        let terminal = number(&terminal)?;
        let text = format!(r#"{{"channel":"terminal","type":"resize","id":"{terminal}","cols":{columns},"rows":{rows}}}"#);
        self.0.send(Message::Text(text)).await
    }

    /// Sends a message that this crate does not know, as JSON; its member `channel` says whom it is for.
    ///
    /// # Errors
    /// [`is_stream_cut`](Error::is_stream_cut) as of [`input`](Self::input).
    pub async fn json(&self, message: &Value) -> Result<(), Error> {
        self.0.send(Message::Text(message.to_string())).await
    }

    /// Closes the socket; whoever reads its events comes to their end.
    ///
    /// What is being sent is let out before; sends that wait fail.
    pub async fn close(&self) {
        self.0.close(FAREWELL).await;
    }
}

impl fmt::Debug for SocketSender {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SocketSender").finish_non_exhaustive()
    }
}

/// The number of a terminal, which is its id in decimal.
fn number(terminal: &dyn Display) -> Result<u8, Error> {
    let id = terminal.to_string();
    event::terminal(&id)
        .ok_or_else(|| Error::invalid_argument(format!("`{}` is no id of a terminal: 0 to 255", id.escape_debug())))
}

#[cfg(test)]
mod tests;
