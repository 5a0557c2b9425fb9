//! Requests to a port of a workspace, through the runtime.
//!
//! Whatever is asked for stays below the proxy, and carries the client's token and no other.

use std::net::IpAddr;

use oblien_client::http::{Method, Request, Response};
use oblien_client::{Body, Client, Endpoint, Error, Scope, Sending};

use crate::generated::API;

const PROXY: Endpoint = Endpoint::new(Method::GET, "/proxy").server(API.plane("runtime")).security(&[&["runtimeToken"]]);

/// The header that names the port, and the host if it is not the usual one.
const TARGET: &str = "x-oblien-proxy-target";

/// Query arguments that the runtime takes for itself, so that they would not arrive.
const RESERVED: [&str; 2] = ["token", "x_oblien_target"];

/// A port of a workspace.
///
/// Requests of any method are passed on with their headers, except those that belong to one connection, `Host`,
/// `Content-Length` and `Authorization`: that one holds the token of the runtime and does not arrive. Bodies are passed
/// on as they come, in both directions.
///
/// ```no_run
/// use oblien_client::{Body, http};
/// use oblien_generated::flows::proxy::Proxy;
/// # use oblien_generated::{Client, Error, scope};
///
/// # async fn run(runtime: Client<scope::Runtime>) -> Result<(), Error> {
/// let app = Proxy::new(&runtime, 3000)?;
/// let response = app.get("/health?deep=1").await?;
/// println!("{}", response.status());
///
/// let request = http::Request::post("/items").header("content-type", "text/plain").body(Body::from("one"));
/// let mut body = app.send(request.map_err(|_| Error::invalid_argument("no such path"))?).await?.into_body();
/// while let Some(chunk) = body.chunk().await {
///     println!("{} bytes", chunk?.len());
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Proxy {
    client: Client,
    target: String,
}

impl Proxy {
    /// Takes a port of the workspace whose runtime the client is for.
    ///
    /// # Errors
    /// [`is_request`](Error::is_request) for the port 0.
    pub fn new<S: Scope>(client: &Client<S>, port: u16) -> Result<Self, Error> {
        if port == 0 {
            return Err(Error::invalid_argument("a port of a workspace is a number from 1 to 65535"));
        }
        Ok(Self { client: client.clone().into_any(), target: port.to_string() })
    }

    /// Names the host within the workspace on which the port is, such as `127.0.0.1`, `::1` or `localhost`.
    ///
    /// # Errors
    /// [`is_request`](Error::is_request) for a host that is not the workspace itself: only such can be reached.
    pub fn host(mut self, host: &str) -> Result<Self, Error> {
        let port = self.target.rsplit(':').next().unwrap_or_default();
        let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        self.target = match address {
            Ok(IpAddr::V6(address)) if address.is_loopback() => format!("[{address}]:{port}"),
            Ok(IpAddr::V4(address)) if address.is_loopback() => format!("{address}:{port}"),
            Err(_) if host.eq_ignore_ascii_case("localhost") => format!("localhost:{port}"),
            _ => {
                let host = host.escape_debug();
                return Err(Error::invalid_argument(format!("`{host}` is not the workspace itself, such as `127.0.0.1`")));
            }
        };
        Ok(self)
    }

    /// Asks for a path, with its query.
    ///
    /// # Errors
    /// As [`send`](Self::send).
    pub fn get(&self, path: &str) -> Sending<Response<Body>> {
        match Request::get(path).body(Body::empty()) {
            Ok(request) => self.send(request),
            Err(_) => Sending::failed(Error::invalid_argument("the path of the request is not valid")),
        }
    }

    /// Passes a request on, whose URL is a path with a query, and hands the answer back as it is.
    ///
    /// No status is an error, since it is the answer of what listens on the port. Redirects are not followed: what
    /// listens there does not know where it is.
    ///
    /// # Errors
    /// [`is_request`](Error::is_request) if the path could lead out of the proxy (a segment `.` or `..` however it is
    /// written, a backslash), if the URL has a host, or if the query has an argument `token` or `x_oblien_target`, which
    /// the runtime would keep; nothing was sent. Any other [`Error`] of a call that got no answer.
    pub fn send(&self, request: Request<Body>) -> Sending<Response<Body>> {
        match self.aimed(request) {
            Ok(request) => self.client.forward(&PROXY, request),
            Err(error) => Sending::failed(error),
        }
    }

    /// Opens a WebSocket to the port; of the request its URL and its headers are passed on.
    ///
    /// # Errors
    /// As [`send`](Self::send), and [`is_service`](Error::is_service) if what listens on the port refuses.
    #[cfg(feature = "websocket")]
    pub fn websocket(
        &self,
        request: Request<()>,
        options: oblien_client::websocket::WebSocketOptions,
    ) -> Sending<oblien_client::websocket::WebSocket> {
        match self.aimed(request) {
            Ok(request) => self.client.forward_websocket(&PROXY, request, options),
            Err(error) => Sending::failed(error),
        }
    }

    /// Writes the port into a request.
    fn aimed<B>(&self, mut request: Request<B>) -> Result<Request<B>, Error> {
        let query = request.uri().query().unwrap_or_default();
        if let Some(name) = RESERVED.iter().find(|name| has_argument(query, name)) {
            return Err(Error::invalid_argument(format!("the runtime keeps the query argument `{name}` for itself")));
        }
        let target = self.target.parse().map_err(|_| Error::invalid_argument("the port cannot be sent"))?;
        request.headers_mut().insert(TARGET, target);
        Ok(request)
    }
}

/// Whether a query has an argument of this name, in whatever way its letters are written.
fn has_argument(query: &str, name: &str) -> bool {
    query.split(['&', ';']).any(|argument| decoded(argument.split('=').next().unwrap_or_default()) == name.as_bytes())
}

fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let escaped = behind.get(..2).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        let (byte, length) = match escaped.filter(|_| *first == b'%') {
            Some(byte) => (byte, 3),
            None => (*first, 1),
        };
        bytes.push(byte);
        rest = &rest[length..];
    }
    bytes
}

#[cfg(test)]
mod tests;
