//! WebSockets: messages in both directions over one connection (RFC 6455).
//!
//! What a call by [`Call::websocket`](crate::Call::websocket) ends in. Connecting, credentials and TLS
//! are those of any other call.

mod fault;
mod link;
mod open;
mod options;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use http::header::SEC_WEBSOCKET_PROTOCOL;

use crate::error::Error;
use link::Link;
pub(crate) use open::prepare;
pub use options::WebSocketOptions;

/// A message of a WebSocket, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Message {
    /// Text.
    Text(String),
    /// Bytes.
    Binary(Bytes),
}

/// How a WebSocket was closed: the code and the reason that the one who closed it gave.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Closing {
    /// The code; 1005 if none was given. Those of the standard begin at 1000, which is a normal end.
    pub code: u16,
    /// The reason, for people; it may be empty.
    pub reason: String,
}

/// An open WebSocket.
///
/// Pings are answered while it is read from. Dropping it closes the connection, without the
/// handshake that [`close`](Self::close) does. [`split`](Self::split) makes two halves of it, so
/// that one task reads while another one writes.
///
/// Reading is a [`Stream`] too, for those who have its combinators at hand.
///
/// ```no_run
/// # use oblien_client::{Api, Client, Endpoint, Error, Server, http::Method};
/// use oblien_client::websocket::{Message, WebSocketOptions};
///
/// # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
/// const CHAT: Endpoint = Endpoint::new(Method::GET, "/chat");
///
/// # async fn run(client: Client) -> Result<(), Error> {
/// let mut chat = client.call(&CHAT).websocket(WebSocketOptions::default()).await?;
/// chat.send(Message::Text("hello".into())).await?;
/// while let Some(message) = chat.next().await {
///     println!("{:?}", message?);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a WebSocket is closed when it is dropped"]
pub struct WebSocket {
    sender: WebSocketSender,
    receiver: WebSocketReceiver,
    headers: HeaderMap,
}

/// The half of a WebSocket that messages are sent by.
pub struct WebSocketSender(Link);

/// The half of a WebSocket that messages are read from.
pub struct WebSocketReceiver {
    link: Link,
    reading: link::Reading,
}

impl WebSocket {
    fn new(link: Link, headers: HeaderMap, options: &WebSocketOptions) -> Self {
        let reading = link::Reading::new(options.keep_alive);
        Self { sender: WebSocketSender(link.clone()), receiver: WebSocketReceiver { link, reading }, headers }
    }

    /// Sends a message, and waits until the connection has taken it.
    ///
    /// Giving up while waiting leaves the message either unsent or sent as a whole.
    ///
    /// # Errors
    ///
    /// [`Error::is_stream_cut`] if the WebSocket is closed or its connection failed.
    pub async fn send(&mut self, message: Message) -> Result<(), Error> {
        self.sender.send(message).await
    }

    /// Returns the next message; nothing when the service has closed the WebSocket.
    ///
    /// Giving up while waiting loses nothing.
    ///
    /// # Errors
    ///
    /// The item is an error, and the last one: [`Error::is_stream_cut`] if the connection ended without
    /// the WebSocket being closed; [`Error::is_too_large`] if a message is larger than the limit;
    /// [`Error::is_timeout`] if a [keep-alive](WebSocketOptions::keep_alive) went unanswered;
    /// [`Error::is_decode`] if the service broke the protocol.
    pub async fn next(&mut self) -> Option<Result<Message, Error>> {
        self.receiver.next().await
    }

    /// Closes the WebSocket with a code and a reason, and waits up to 5 seconds for the service to do so too.
    ///
    /// Messages that arrive meanwhile are dropped.
    ///
    /// # Errors
    ///
    /// [`Error::is_request`] if the code may not be sent (1000, 1001, 1003, 1007 to 1014, 3000 to 4999
    /// may), or the reason is longer than 123 bytes.
    pub async fn close(mut self, code: u16, reason: &str) -> Result<(), Error> {
        self.sender.close(code, reason).await?;
        let rest = async { while let Some(Ok(_)) = self.receiver.next().await {} };
        // A service that does not answer is left alone; the connection is closed either way.
        let _ = tokio::time::timeout(link::CLOSE_PATIENCE, rest).await;
        Ok(())
    }

    /// Returns how the service closed the WebSocket; nothing while it is open, or if the connection failed.
    pub fn closing(&self) -> Option<&Closing> {
        self.receiver.closing()
    }

    /// Returns the subprotocol that the service chose, if it chose one.
    pub fn subprotocol(&self) -> Option<&str> {
        self.headers.get(SEC_WEBSOCKET_PROTOCOL)?.to_str().ok()
    }

    /// Makes two halves of it, for two tasks.
    pub fn split(self) -> (WebSocketSender, WebSocketReceiver) {
        (self.sender, self.receiver)
    }
}

impl WebSocketSender {
    /// Sends a message, and waits until the connection has taken it; see [`WebSocket::send`].
    ///
    /// # Errors
    ///
    /// As [`WebSocket::send`].
    pub async fn send(&mut self, message: Message) -> Result<(), Error> {
        self.0.send(message.into()).await
    }

    /// Begins to close the WebSocket; the other half then ends when the service does so too.
    ///
    /// # Errors
    ///
    /// As [`WebSocket::close`], and [`Error::is_stream_cut`] if the connection failed.
    pub async fn close(&mut self, code: u16, reason: &str) -> Result<(), Error> {
        self.0.close(code, reason).await
    }
}

impl WebSocketReceiver {
    /// Returns the next message; nothing when the WebSocket is closed. See [`WebSocket::next`].
    ///
    /// # Errors
    ///
    /// As [`WebSocket::next`].
    pub async fn next(&mut self) -> Option<Result<Message, Error>> {
        std::future::poll_fn(|context| self.poll_message(context)).await
    }

    /// Returns what [`next`](Self::next) would, as soon as it is there; for those who wait for several things.
    pub fn poll_message(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Message, Error>>> {
        self.reading.poll(&self.link, context)
    }

    /// Returns how the service closed the WebSocket; nothing while it is open, or if the connection failed.
    pub fn closing(&self) -> Option<&Closing> {
        self.reading.closing()
    }
}

impl Stream for WebSocketReceiver {
    type Item = Result<Message, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_message(context)
    }
}

impl Stream for WebSocket {
    type Item = Result<Message, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.get_mut().receiver).poll_next(context)
    }
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Bytes> for Message {
    fn from(bytes: Bytes) -> Self {
        Self::Binary(bytes)
    }
}

impl fmt::Debug for WebSocket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("WebSocket").field("closing", &self.closing()).finish_non_exhaustive()
    }
}

impl fmt::Debug for WebSocketSender {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("WebSocketSender").finish_non_exhaustive()
    }
}

impl fmt::Debug for WebSocketReceiver {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("WebSocketReceiver").field("closing", &self.closing()).finish_non_exhaustive()
    }
}

#[cfg(test)]
#[cfg(feature = "transport")]
mod tests;
