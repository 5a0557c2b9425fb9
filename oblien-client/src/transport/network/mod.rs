//! The default transport: hyper-util's pooled client, with rustls and proxies under it.
//!
//! Why it was chosen is told in the module above.

mod connector;
mod tls;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::Uri;
use http::header::PROXY_AUTHORIZATION;
use http::uri::Scheme;
use hyper_util::client::legacy;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::{Body, Exchange, Request, Transport};
use crate::error::Error;
use crate::secret::Secret;
use connector::Connector;
use tls::Tls;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const IDLE_TIMEOUT: Duration = Duration::from_secs(90);
const KEEP_ALIVE: Duration = Duration::from_secs(30);

/// The default transport: connections that are pooled and shared by its clones, with TLS.
///
/// It connects within 10 seconds, keeps idle connections for 90, trusts the root certificates of
/// the web, speaks HTTP/2 where the service does, and uses the proxies that the environment names
/// (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`; HTTP and SOCKS5 ones). Needs a Tokio
/// runtime with timers and sockets.
///
/// ```
/// use std::time::Duration;
/// use oblien_client::transport::Network;
///
/// # fn main() -> Result<(), oblien_client::Error> {
/// let network = Network::builder().connect_timeout(Duration::from_secs(3)).no_proxy().build()?;
/// # let _ = network;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Network {
    client: legacy::Client<Connector, Body>,
    /// For connections that are given over to another protocol, which HTTP/2 does not do.
    #[cfg(feature = "websocket")]
    upgrading: legacy::Client<Connector, Body>,
    /// For the header that plain HTTP through a proxy needs; inside of TLS the tunnel has it.
    proxies: Arc<Matcher>,
}

impl Network {
    /// Makes a transport with default settings.
    ///
    /// # Errors
    ///
    /// [`Error::is_request`] if TLS cannot be set up.
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Starts a transport with settings of its own.
    pub fn builder() -> NetworkBuilder {
        NetworkBuilder { connect_timeout: CONNECT_TIMEOUT, proxies: Proxies::Environment, tls: Tls::default() }
    }
}

/// The settings of a [`Network`].
#[derive(Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct NetworkBuilder {
    connect_timeout: Duration,
    proxies: Proxies,
    tls: Tls,
}

#[derive(Clone)]
enum Proxies {
    Environment,
    None,
    /// The URL may hold a password.
    All(Secret),
}

impl NetworkBuilder {
    /// Limits connecting: name, socket, proxy and TLS together; the default is 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Uses no proxies, whatever the environment says.
    pub fn no_proxy(mut self) -> Self {
        self.proxies = Proxies::None;
        self
    }

    /// Uses this proxy for everything, whatever the environment says.
    ///
    /// The URL is `http://` or `socks5://` (names are resolved here) or `socks5h://` (by the proxy),
    /// and may hold a user name and a password.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.proxies = Proxies::All(url.into());
        self
    }

    /// Trusts the certificates of a PEM text too, beside the root certificates of the web.
    ///
    /// For services whose certificates a company issues itself.
    ///
    /// ```no_run
    /// use oblien_client::transport::Network;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let network = Network::builder().root_certificates(std::fs::read("company.pem")?).build()?;
    /// # let _ = network;
    /// # Ok(())
    /// # }
    /// ```
    pub fn root_certificates(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.tls.trust(pem.as_ref());
        self
    }

    /// Says who the client is to services that ask for a certificate: its certificates and their key, both PEM.
    pub fn identity(mut self, certificates: impl AsRef<[u8]>, key: impl Into<Secret>) -> Self {
        self.tls.identify(certificates.as_ref(), key.into());
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    ///
    /// [`Error::is_request`] if TLS cannot be set up, a certificate cannot be used, or the URL of the proxy cannot.
    pub fn build(self) -> Result<Network, Error> {
        let tls = self.tls.config()?;
        let proxies = Arc::new(match self.proxies {
            Proxies::Environment => Matcher::from_env(),
            Proxies::None => Matcher::builder().build(),
            Proxies::All(url) => only(url.expose())?,
        });
        let mut builder = legacy::Client::builder(TokioExecutor::new());
        builder
            .pool_idle_timeout(IDLE_TIMEOUT)
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .http2_keep_alive_interval(KEEP_ALIVE);
        Ok(Network {
            client: builder.build(Connector::new(tls.clone(), proxies.clone(), self.connect_timeout)),
            #[cfg(feature = "websocket")]
            upgrading: builder.build(Connector::upgrading(tls, proxies.clone(), self.connect_timeout)),
            proxies,
        })
    }
}

impl fmt::Debug for NetworkBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("NetworkBuilder").field("connect_timeout", &self.connect_timeout).finish_non_exhaustive()
    }
}

/// One proxy for everything; what cannot be used must not mean that there is none.
fn only(url: &str) -> Result<Matcher, Error> {
    let matcher = Matcher::builder().all(url).build();
    match matcher.intercept(&Uri::from_static("https://proxied.invalid/")) {
        Some(_) => Ok(matcher),
        None => Err(Error::request("the URL of the proxy cannot be used")),
    }
}

impl Transport for Network {
    fn send(&self, mut request: Request) -> Exchange<'_> {
        #[cfg(feature = "websocket")]
        if request.headers().contains_key(http::header::UPGRADE) {
            return Box::pin(self.upgrade(request));
        }
        // Behind TLS the proxy must not see it, and the tunnel was opened with it.
        if request.uri().scheme() == Some(&Scheme::HTTP)
            && let Some(proxy) = self.proxies.intercept(request.uri())
            && let Some(authorization) = proxy.basic_auth()
        {
            request.headers_mut().insert(PROXY_AUTHORIZATION, authorization.clone());
        }
        let response = self.client.request(request);
        Box::pin(async move { response.await.map(|response| response.map(Body::stream)).map_err(failure) })
    }
}

#[cfg(feature = "websocket")]
impl Network {
    /// Sends a request that asks for another protocol, and gives the connection out if it is granted.
    async fn upgrade(&self, request: Request) -> Result<http::Response<Body>, Error> {
        let mut response = self.upgrading.request(request).await.map_err(failure)?;
        if response.status() == http::StatusCode::SWITCHING_PROTOCOLS {
            let upgraded = hyper::upgrade::on(&mut response).await.map_err(Error::interrupted)?;
            response.extensions_mut().insert(super::Upgraded::new(hyper_util::rt::TokioIo::new(upgraded)));
        }
        Ok(response.map(Body::stream))
    }
}

fn failure(error: legacy::Error) -> Error {
    match error.is_connect() {
        true => Error::connect(error),
        false => Error::interrupted(error),
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Network").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
