//! The tunnel of the edge: a port of this machine, published under an address of Oblien.
//!
//! A broker asks for connections over one WebSocket; each becomes a connection to 127.0.0.1.

mod access;
mod agent;
mod connect;
mod frame;
mod stream;

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use oblien_client::http::header::AUTHORIZATION;
use oblien_client::http::{HeaderValue, Request};
use oblien_client::websocket::{WebSocket, WebSocketOptions};
use oblien_client::{Client, Credentials, Error, Scope};

use super::Reconnect;
use super::reconnect::may_pass;
pub use access::{TunnelAccess, TunnelEvent};
pub use connect::ConnectTunnel;

type Access = Pin<Box<dyn Future<Output = Result<TunnelAccess, Error>> + Send>>;

/// How long opening may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The tunnel of the edge: a port of this machine, published under an address of Oblien.
///
/// Everything that is asked for goes to 127.0.0.1 and nowhere else: to the port of
/// [`local_port`](Self::local_port), or to the one that the broker names.
///
/// ```no_run
/// use oblien_client::FreshToken;
/// use oblien_generated::flows::tunnel::{EdgeTunnel, TunnelAccess, TunnelEvent};
/// # use oblien_generated::{Client, Error, scope};
/// # async fn mint() -> Result<(String, String), Error> { Err(Error::credentials("none")) }
///
/// # async fn run(oblien: Client<scope::Admin>) -> Result<(), Error> {
/// // The function is asked for a new token before every connection.
/// let tunnel = EdgeTunnel::new(&oblien, || async {
///     let (connect_url, token) = mint().await?;
///     Ok(TunnelAccess::new(connect_url, FreshToken::new(token).expires_by_jwt()))
/// });
/// tunnel.local_port(3000).run(|event| println!("{event:?}")).await?;
/// # Ok(()) }
/// ```
#[must_use = "a tunnel does nothing until it is run"]
pub struct EdgeTunnel {
    client: Client,
    access: Box<dyn FnMut() -> Access + Send>,
    local_port: Option<u16>,
    reconnect: Reconnect,
    websocket: WebSocketOptions,
}

impl EdgeTunnel {
    /// Makes a tunnel that gets its token from a function.
    ///
    /// Of the client its transport and settings are used, and none of its credentials.
    pub fn new<S, F, R>(client: &Client<S>, mut access: F) -> Self
    where
        S: Scope,
        F: FnMut() -> R + Send + 'static,
        R: Future<Output = Result<TunnelAccess, Error>> + Send + 'static,
    {
        let client = client.with_credentials(Credentials::none());
        let websocket = WebSocketOptions::default().message_limit(frame::MESSAGE_LIMIT);
        let access = Box::new(move || -> Access { Box::pin(access()) });
        Self { client, access, local_port: None, reconnect: Reconnect::default(), websocket }
    }

    /// Sets the port of this machine that everything goes to, whichever the broker names.
    pub fn local_port(mut self, port: u16) -> Self {
        self.local_port = Some(port);
        self
    }

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

    /// Keeps the port published until it is dropped, or until the connection is lost and not to be made again.
    ///
    /// Connections that are open when the tunnel is lost are cut. `event` is told what happens, and must not block.
    ///
    /// # Errors
    /// [`is_credentials`](Error::is_credentials) with the code `token_expired` or `token_expiring` if the token that the
    /// function gave lives for no more than 15 seconds, nothing was sent; the error of the function, or of the connection,
    /// that is not to be tried again. [`is_stream_cut`](Error::is_stream_cut) if the broker closed it.
    pub async fn run(mut self, mut event: impl FnMut(TunnelEvent) + Send) -> Result<(), Error> {
        let mut failed = 0;
        loop {
            let result = self.open().await;
            let reason = match result {
                Ok(websocket) => {
                    failed = 0;
                    event(TunnelEvent::Connected);
                    agent::serve(websocket, self.local_port, &mut event).await
                }
                Err(error) => error,
            };
            let Some(again_in) = self.reconnect.pause(failed).filter(|_| may_pass(&reason)) else {
                return Err(reason);
            };
            failed += 1;
            event(TunnelEvent::Lost { reason, again_in });
            tokio::time::sleep(again_in).await;
        }
    }

    async fn open(&mut self) -> Result<WebSocket, Error> {
        let access = (self.access)().await?;
        access.check()?;
        let bearer = format!("Bearer {}", access.token.secret().expose());
        let mut bearer = HeaderValue::try_from(bearer)
            .map_err(|_| Error::credentials("the token of the tunnel holds characters that cannot be sent in a header"))?;
        bearer.set_sensitive(true);
        let request = Request::get(access.connect_url).header(AUTHORIZATION, bearer).body(());
        let request = request.map_err(|_| Error::invalid_argument("the address of the broker is no URL"))?;
        self.client.websocket(request, self.websocket.clone()).with_timeout(PATIENCE).without_retries().await
    }
}

impl fmt::Debug for EdgeTunnel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("EdgeTunnel").field("local_port", &self.local_port).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
