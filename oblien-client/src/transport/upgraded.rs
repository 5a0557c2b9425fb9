//! A connection that a service has given over to another protocol.
//!
//! Travels as an extension of a response with the status 101, from a transport to a WebSocket.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncRead, AsyncWrite};

/// A connection that a service has given over to another protocol.
///
/// A transport answers a request with an `Upgrade` header by a response of status 101, and puts the
/// connection into its [extensions](http::Response::extensions_mut). The default transport does so; one
/// that you implement has to, if WebSockets are to go through it. A clone is the same connection.
///
/// ```
/// use oblien_client::transport::Upgraded;
///
/// // One end of a connection within the program, as tests use it.
/// let (ours, theirs) = tokio::io::duplex(1024);
/// let mut response = oblien_client::http::Response::new(oblien_client::Body::empty());
/// *response.status_mut() = oblien_client::http::StatusCode::SWITCHING_PROTOCOLS;
/// response.extensions_mut().insert(Upgraded::new(ours));
/// # let _ = theirs;
/// ```
#[derive(Clone)]
pub struct Upgraded(Arc<Mutex<Option<Connection>>>);

/// The bytes of a connection, in both directions.
pub(crate) type Connection = Box<dyn Io>;

pub(crate) trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

impl Upgraded {
    /// Wraps a connection.
    pub fn new(connection: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) -> Self {
        Self(Arc::new(Mutex::new(Some(Box::new(connection)))))
    }

    /// Takes the connection, once.
    pub(crate) fn take(&self) -> Option<Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl fmt::Debug for Upgraded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Upgraded").finish_non_exhaustive()
    }
}
