//! What is settled about a WebSocket before it is opened.

use std::time::Duration;

/// What is settled about a WebSocket before it is opened.
///
/// ```
/// use oblien_client::websocket::WebSocketOptions;
///
/// let options = WebSocketOptions::default()
///     .subprotocol("binary")
///     .message_limit(16 << 20)
///     .keep_alive(std::time::Duration::from_secs(30));
/// # let _ = options;
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "options do nothing until a WebSocket is opened with them"]
pub struct WebSocketOptions {
    pub(super) subprotocols: Vec<String>,
    pub(super) message_limit: Option<usize>,
    pub(super) keep_alive: Option<Duration>,
}

impl WebSocketOptions {
    /// Offers a subprotocol; the first that is offered is liked best.
    ///
    /// If the service chooses one that was not offered, opening fails.
    pub fn subprotocol(mut self, name: impl Into<String>) -> Self {
        self.subprotocols.push(name.into());
        self
    }

    /// Limits the messages that are received, in bytes; the default is the client's limit of replies.
    pub fn message_limit(mut self, bytes: usize) -> Self {
        self.message_limit = Some(bytes);
        self
    }

    /// Sends a ping when nothing has arrived for so long, and fails when nothing arrives for as long
    /// again; the default is never.
    ///
    /// It goes on only while messages are being waited for.
    pub fn keep_alive(mut self, silence: Duration) -> Self {
        self.keep_alive = Some(silence);
        self
    }
}
