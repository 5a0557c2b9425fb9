//! How the default transport connects: directly or through a proxy, with TLS or without.
//!
//! One limit of time lies around all of it. hyper-util's client asks for connections here.

use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_rustls::builderstates::WantsProtocols1;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy::connect::proxy::{SocksV5, Tunnel};
use hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tower_service::Service;

const KEEP_ALIVE: Duration = Duration::from_secs(60);

type BoxError = Box<dyn StdError + Send + Sync>;
type Connecting<T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send>>;

/// Connects with a limit of time.
#[derive(Clone)]
pub(super) struct Connector {
    secured: HttpsConnector<Router>,
    timeout: Duration,
}

impl Connector {
    pub(super) fn new(tls: ClientConfig, proxies: Arc<Matcher>, timeout: Duration) -> Self {
        let secured = secured(tls).enable_http1().enable_http2().wrap_connector(Router::new(proxies, false));
        Self { secured, timeout }
    }

    /// One for connections that are given over to another protocol: HTTP/1.1 only, and proxies see nothing of it.
    #[cfg(feature = "websocket")]
    pub(super) fn upgrading(tls: ClientConfig, proxies: Arc<Matcher>, timeout: Duration) -> Self {
        let secured = secured(tls).enable_http1().wrap_connector(Router::new(proxies, true));
        Self { secured, timeout }
    }
}

/// TLS where the URL asks for it.
fn secured(tls: ClientConfig) -> HttpsConnectorBuilder<WantsProtocols1> {
    HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http()
}

impl Router {
    fn new(proxies: Arc<Matcher>, is_tunneled: bool) -> Self {
        let mut direct = HttpConnector::new();
        // TLS is put on top of it, so it is asked for `https` too.
        direct.enforce_http(false);
        direct.set_nodelay(true);
        direct.set_keepalive(Some(KEEP_ALIVE));
        Self { direct, proxies, is_tunneled }
    }
}

impl Service<Uri> for Connector {
    type Response = MaybeHttpsStream<Route>;
    type Error = BoxError;
    type Future = Connecting<Self::Response>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.secured.poll_ready(context)
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let timeout = self.timeout;
        let connecting = self.secured.call(target);
        Box::pin(async move {
            tokio::time::timeout(timeout, connecting).await.unwrap_or_else(|_| {
                let message = format!("the connect timeout of {timeout:?} passed");
                Err(io::Error::new(io::ErrorKind::TimedOut, message).into())
            })
        })
    }
}

/// Connects directly, or through the proxy of the target.
#[derive(Clone)]
pub(super) struct Router {
    direct: HttpConnector,
    proxies: Arc<Matcher>,
    /// Whether an HTTP proxy is asked for a tunnel even if there is no TLS.
    is_tunneled: bool,
}

impl Service<Uri> for Router {
    type Response = Route;
    type Error = BoxError;
    type Future = Connecting<Route>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.direct.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let mut direct = self.direct.clone();
        match self.proxies.intercept(&target) {
            Some(proxy) => Box::pin(through(proxy, direct, target, self.is_tunneled)),
            None => Box::pin(async move {
                let stream = direct.call(target).await?;
                Ok(Route { stream, is_forwarded: false })
            }),
        }
    }
}

/// Connects through a proxy: by SOCKS, by a tunnel for TLS, or to the proxy itself for plain HTTP.
async fn through(proxy: Intercept, mut direct: HttpConnector, target: Uri, is_tunneled: bool) -> Result<Route, BoxError> {
    let address = proxy.uri().clone();
    let is_secured = target.scheme_str() == Some("https");
    let (stream, is_forwarded) = match (address.scheme_str(), is_secured || is_tunneled) {
        (Some("socks5" | "socks5h"), _) => {
            let is_local = address.scheme_str() == Some("socks5");
            let mut socks = SocksV5::new(address, direct).local_dns(is_local);
            if let Some((user, password)) = proxy.raw_auth() {
                socks = socks.with_auth(user.to_owned(), password.to_owned());
            }
            (socks.call(target).await?, false)
        }
        (Some("http"), true) => {
            let mut tunnel = Tunnel::new(address, direct);
            if let Some(authorization) = proxy.basic_auth() {
                tunnel = tunnel.with_auth(authorization.clone());
            }
            (tunnel.call(with_port(target)?).await?, false)
        }
        (Some("http"), false) => (direct.call(address).await?, true),
        (scheme, _) => {
            let scheme = scheme.unwrap_or_default();
            return Err(format!("proxies by `{scheme}` are not supported").into());
        }
    };
    Ok(Route { stream, is_forwarded })
}

/// Adds the port that a plain URL leaves out: a tunnel is taken to be for TLS otherwise.
fn with_port(target: Uri) -> Result<Uri, BoxError> {
    match target.authority() {
        Some(authority) if target.scheme_str() == Some("http") && authority.port().is_none() => {
            let authority = format!("{}:80", authority.host());
            let mut parts = target.into_parts();
            parts.authority = Some(authority.parse()?);
            Ok(Uri::from_parts(parts)?)
        }
        _ => Ok(target),
    }
}

/// A connection, and whether its requests are for a proxy to forward.
pub(super) struct Route {
    stream: TokioIo<TcpStream>,
    is_forwarded: bool,
}

impl Connection for Route {
    fn connected(&self) -> Connected {
        self.stream.connected().proxy(self.is_forwarded)
    }
}

impl Read for Route {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl Write for Route {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, pieces)
    }
}
