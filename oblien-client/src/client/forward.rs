//! Requests that are passed on to whatever lies below an endpoint, and their answers as they are.
//!
//! For services that carry the requests of others, such as a proxy to a port. Nothing in such a request
//! may lead to another place than below the endpoint, or with other credentials than the client's.

use std::borrow::Cow;

use http::header::{AUTHORIZATION, CONNECTION, CONTENT_LENGTH, HOST, TE, TRAILER, TRANSFER_ENCODING, UPGRADE};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, Response};
use percent_encoding::percent_decode;

use super::Client;
use crate::endpoint::Endpoint;
use crate::error::{Error, Place};
use crate::exchange::{Exchange, Outgoing, Want};
use crate::reply::{self, Reply};
use crate::sending::Sending;
use crate::transport::{Body, Request};

/// Headers that belong to one connection (RFC 9110, section 7.6.1), beside those that `Connection` names.
const OF_ONE_CONNECTION: [HeaderName; 9] = [
    CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    HeaderName::from_static("proxy-authenticate"),
    HeaderName::from_static("proxy-authorization"),
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

/// Headers of a request that are made anew for the one that is sent.
const OF_ONE_REQUEST: [HeaderName; 3] = [HOST, CONTENT_LENGTH, AUTHORIZATION];

impl<S> Client<S> {
    /// Passes a request on to what lies below an endpoint, and hands the answer back as it is.
    ///
    /// The URL of the request is a path with a query, put behind the path of the endpoint. Method, query,
    /// headers and body are passed on, except headers that belong to one connection, `Host`,
    /// `Content-Length`, and `Authorization`, which holds the client's credentials if the endpoint takes
    /// them there. The body is sent as it comes, and received as it comes.
    ///
    /// No status is an error, and redirects are not followed. What fails is tried again as any call is;
    /// a body that is a stream is sent once. Limits of time hold until the head of the answer is there.
    ///
    /// ```
    /// # use oblien_client::{Api, Body, Client, Endpoint, Error, Server, http};
    /// # use oblien_client::transport::Scripted;
    /// # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
    /// const PROXY: Endpoint = Endpoint::new(http::Method::GET, "/proxy");
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Error> {
    /// # let service = Scripted::new().json(404, "{}");
    /// # let client: Client = Client::builder(&API).transport(service.clone()).build()?;
    /// let request = http::Request::put("/files/a.txt?v=2").body(Body::from("text")).unwrap();
    /// let response = client.forward(&PROXY, request).await?;
    /// assert_eq!(response.status(), 404);
    /// assert_eq!(service.requests()[0].uri(), "https://things.example/proxy/files/a.txt?v=2");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::is_request`] if the path could lead out of the endpoint: a segment that is `.` or `..`,
    /// written in whatever way, or a backslash; or if the URL has a host.
    pub fn forward(&self, endpoint: &'static Endpoint, request: Request) -> Sending<Response<Body>> {
        Sending::new(self.passed_on(endpoint, request, Want::Anything), answer)
    }

    /// Opens a WebSocket to what lies below an endpoint; see [`Client::forward`].
    ///
    /// Of the request its URL and headers are passed on; subprotocols are offered by the options.
    ///
    /// # Errors
    ///
    /// Those of [`Client::forward`] and of [`Call::websocket`](crate::Call::websocket).
    #[cfg(feature = "websocket")]
    pub fn forward_websocket(
        &self,
        endpoint: &'static Endpoint,
        request: http::Request<()>,
        options: crate::websocket::WebSocketOptions,
    ) -> Sending<crate::websocket::WebSocket> {
        let mut request = request.map(|()| Body::empty());
        *request.method_mut() = http::Method::GET;
        let own: Vec<HeaderName> =
            request.headers().keys().filter(|name| name.as_str().starts_with("sec-websocket-")).cloned().collect();
        own.iter().for_each(|name| drop(request.headers_mut().remove(name)));
        crate::websocket::prepare(self.passed_on(endpoint, request, Want::Upgrade), options)
    }

    fn passed_on(&self, endpoint: &'static Endpoint, request: Request, want: Want) -> Exchange {
        let (mut parts, body) = request.into_parts();
        let place = Place::Request(Box::new((parts.method.clone(), format!("{}{}", endpoint.path(), parts.uri.path()))));
        let outgoing = self.target(endpoint, &parts.uri).map(|uri| {
            strip(&mut parts.headers);
            OF_ONE_REQUEST.iter().for_each(|name| drop(parts.headers.remove(name)));
            let (method, headers) = (parts.method, parts.headers);
            Outgoing { endpoint: Some(endpoint), method, uri, headers, content_type: None, body: Some(body) }
        });
        Exchange::new(self.core.clone(), place, want, outgoing)
    }

    /// The URL of what lies below an endpoint.
    fn target(&self, endpoint: &Endpoint, uri: &http::Uri) -> Result<http::Uri, Error> {
        if uri.authority().is_some() || !uri.path().starts_with('/') {
            return Err(Error::request("the URL of a request that is passed on is a path that starts with a slash"));
        }
        if endpoint.path().contains(['{', '?']) {
            return Err(Error::request("the endpoint below which requests are passed on has variables or a query"));
        }
        check(uri.path()).map_err(Error::request)?;
        let base = self.core.server(endpoint.server_index())?;
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let target = format!("{}{}{}{query}", base.prefix(), endpoint.path().trim_end_matches('/'), uri.path());
        if target.len() >= usize::from(u16::MAX) {
            return Err(Error::request("the URL of the call is longer than 65,534 bytes"));
        }
        base.uri(PathAndQuery::try_from(target).map_err(|_| Error::request("the path of the request is not valid"))?)
    }
}

/// Refuses a path that someone on the way could take for one that climbs, however often he decodes it.
fn check(path: &str) -> Result<(), &'static str> {
    let mut path = Cow::Borrowed(path.as_bytes());
    loop {
        if path.iter().any(|byte| *byte == b'\\' || byte.is_ascii_control()) {
            return Err("the path of a request that is passed on must not hold a backslash or a control character");
        }
        if path.split(|byte| *byte == b'/').any(is_climbing) {
            return Err("the path of a request that is passed on must not have a segment `.` or `..`");
        }
        let decoded: Vec<u8> = percent_decode(&path).collect();
        if decoded.len() == path.len() {
            return Ok(());
        }
        path = Cow::Owned(decoded);
    }
}

/// Whether a segment is one or two dots, with parameters or without.
fn is_climbing(segment: &[u8]) -> bool {
    let name = segment.split(|byte| *byte == b';').next().unwrap_or_default();
    matches!(name, b"." | b"..")
}

/// Takes out the headers that belong to one connection.
fn strip(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    named.iter().chain(&OF_ONE_CONNECTION).for_each(|name| drop(headers.remove(name)));
}

fn answer(reply: Reply) -> Result<Response<Body>, Error> {
    let mut response = reply::streamed_response(reply)?;
    strip(response.headers_mut());
    Ok(response)
}

#[cfg(test)]
mod tests;
