//! What a tunnel is connected with, and what it tells of itself.

use std::fmt;
use std::time::Duration;

use oblien_client::{Error, FreshToken};

/// How long a token has to live when a connection is made with it.
const LEAST_LIFE: Duration = Duration::from_secs(15);

/// What one connection of a tunnel is made with: the address of the broker, and a token for it.
pub struct TunnelAccess {
    pub(super) connect_url: String,
    pub(super) token: FreshToken,
}

impl TunnelAccess {
    /// Takes the address that the service gave (`wss://…`), and the token that goes there.
    ///
    /// A token whose end is known, also by [`FreshToken::expires_by_jwt`], is not used for its last 15 seconds.
    pub fn new(connect_url: impl Into<String>, token: FreshToken) -> Self {
        Self { connect_url: connect_url.into(), token }
    }

    /// Refuses a token that the broker would refuse, or cut off at once.
    pub(super) fn check(&self) -> Result<(), Error> {
        let expired = |code, what| Err(Error::credentials(format!("the token of the tunnel {what}")).with_code(code));
        match self.token.time_left() {
            Some(Duration::ZERO) => expired("token_expired", "has expired"),
            Some(left) if left <= LEAST_LIFE => expired("token_expiring", "expires within 15 seconds"),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for TunnelAccess {
    /// Shows how long the token lives, and nothing that lets anyone in.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TunnelAccess").field("token", &self.token).finish_non_exhaustive()
    }
}

/// What a tunnel tells of itself.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum TunnelEvent {
    /// The port is published.
    Connected,
    /// The connection was lost, or could not be made, and is to be tried after a pause.
    Lost {
        /// Why.
        reason: Error,
        /// The length of the pause.
        again_in: Duration,
    },
    /// Someone asks for something; members that the broker did not tell are empty.
    Request {
        /// The number of the stream, within one connection of the tunnel.
        stream: u32,
        /// The method, such as `GET`.
        method: String,
        /// The path with its query.
        path: String,
        /// The address of who asks.
        client_ip: String,
    },
    /// A stream failed, here or there; the others go on.
    StreamFailed {
        /// The number of the stream.
        stream: u32,
        /// How, for people.
        message: String,
    },
    /// The broker sent what is no frame; it was left out.
    Malformed {
        /// What is wrong with it.
        message: String,
    },
}
