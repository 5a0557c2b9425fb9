//! The desktop of a workspace as a port of this machine, for any VNC viewer.
//!
//! One WebSocket a viewer; bytes are copied both ways and never looked at.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use oblien_client::http::{Method, StatusCode};
use oblien_client::websocket::{Message, WebSocketOptions};
use oblien_client::{Client, Endpoint, Error, Scope};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::generated::API;
use crate::types::DesktopStatus;

const DESKTOP: Endpoint = Endpoint::new(Method::GET, "/desktop/ws").server(API.plane("runtime")).security(&[&["runtimeToken"]]);

/// The port that VNC viewers look at for a second display, and that is used unless told otherwise.
pub const PORT: u16 = 5901;

const SUBPROTOCOL: &str = "binary";
const MESSAGE_LIMIT: usize = 16 << 20;
const PATIENCE: Duration = Duration::from_secs(10);
const CHUNK: usize = 64 << 10;

/// How long nothing is accepted after accepting failed, as it does when there are too many open files.
const RECOVERY: Duration = Duration::from_millis(200);

/// The desktop of a workspace as a port of this machine.
///
/// The desktop has to be enabled. Disabling it, or rotating the token of the runtime, cuts the viewers off.
///
/// ```no_run
/// use oblien_generated::flows::desktop::{self, DesktopTunnel};
/// # use oblien_generated::{Client, Error, scope};
///
/// # async fn run(runtime: Client<scope::Runtime>) -> Result<(), Error> {
/// let tunnel = DesktopTunnel::listen(&runtime, desktop::PORT).await?;
/// println!("a viewer finds the desktop at {}", tunnel.address());
/// tunnel.run(|error| eprintln!("a viewer was cut off: {error}")).await;
/// # Ok(()) }
/// ```
#[must_use = "a tunnel serves nobody until it is run"]
pub struct DesktopTunnel {
    client: Client,
    listener: TcpListener,
    address: SocketAddr,
}

impl DesktopTunnel {
    /// Starts to listen on a port of 127.0.0.1; 0 takes any that is free.
    ///
    /// The client holds a token of the runtime, and is not one of a target below it: a workspace has one desktop.
    ///
    /// # Errors
    /// [`is_request`](Error::is_request) if the port cannot be listened on.
    pub async fn listen<S: Scope>(client: &Client<S>, port: u16) -> Result<Self, Error> {
        let unavailable = |error| Error::invalid_argument(format!("port {port} cannot be listened on")).with_source(error);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(unavailable)?;
        let address = listener.local_addr().map_err(unavailable)?;
        Ok(Self { client: client.clone().into_any(), listener, address })
    }

    /// Returns the address that viewers connect to.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves viewers until it is dropped, which cuts all of them off.
    ///
    /// What goes wrong for one of them is given to `failed`, and the others go on.
    pub async fn run(self, mut failed: impl FnMut(Error)) {
        let mut viewers = JoinSet::new();
        loop {
            let accepted = std::future::poll_fn(|context| {
                while let std::task::Poll::Ready(Some(ended)) = viewers.poll_join_next(context) {
                    if let Ok(Err(error)) = ended {
                        failed(error);
                    }
                }
                self.listener.poll_accept(context)
            });
            match accepted.await {
                Ok((viewer, _)) => drop(viewers.spawn(serve(self.client.clone(), viewer))),
                Err(error) => {
                    failed(Error::connect(error));
                    tokio::time::sleep(RECOVERY).await;
                }
            }
        }
    }
}

impl fmt::Debug for DesktopTunnel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("DesktopTunnel").field("address", &self.address).finish_non_exhaustive()
    }
}

/// Refuses a desktop that no viewer could reach now.
pub(super) fn check(desktop: &DesktopStatus) -> Result<(), Error> {
    let reason = match desktop {
        DesktopStatus { supported: false, .. } => "the workspace has no desktop",
        DesktopStatus { enabled: false, .. } => "the desktop is switched off; `desktop().enable()` switches it on",
        DesktopStatus { available: false, .. } => "the desktop is still starting",
        _ => return Ok(()),
    };
    Err(Error::refused(StatusCode::CONFLICT, "desktop_unavailable", reason))
}

/// Copies between a viewer and the desktop until one of them ends.
async fn serve(client: Client, viewer: TcpStream) -> Result<(), Error> {
    let options = WebSocketOptions::default().subprotocol(SUBPROTOCOL).message_limit(MESSAGE_LIMIT);
    let websocket = client.call(&DESKTOP).websocket(options).with_timeout(PATIENCE).with_deadline(PATIENCE).await?;
    let (mut sender, mut receiver) = websocket.split();
    let (mut from_viewer, mut to_viewer) = viewer.into_split();
    let mut both = JoinSet::new();
    both.spawn(async move {
        let mut buffer = vec![0; CHUNK];
        loop {
            match from_viewer.read(&mut buffer).await {
                // A viewer that fails has left, which is no failure of the tunnel.
                Ok(0) | Err(_) => return sender.close(1000, "").await,
                Ok(length) => sender.send(Message::Binary(buffer[..length].to_vec().into())).await?,
            }
        }
    });
    both.spawn(async move {
        while let Some(message) = receiver.next().await {
            let bytes = match message? {
                Message::Binary(bytes) => bytes,
                Message::Text(text) => text.into(),
                _ => continue,
            };
            if to_viewer.write_all(&bytes).await.is_err() {
                break;
            }
        }
        Ok(())
    });
    match both.join_next().await {
        Some(Ok(result)) => result,
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
