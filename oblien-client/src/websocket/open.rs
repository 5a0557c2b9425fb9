//! How a WebSocket is opened: a request that asks for it, and an answer that has to fit.
//!
//! The exchange sends the request; here is what it says and what the answer must say.

use futures_util::FutureExt;
use http::header::{
    CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_EXTENSIONS, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION,
    UPGRADE,
};
use http::response::Parts;
use http::uri::Scheme;
use http::{HeaderMap, HeaderValue, Method, Uri};
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::link::Link;
use super::{WebSocket, WebSocketOptions};
use crate::base64;
use crate::call::Call;
use crate::client::Client;
use crate::error::{Error, Kind, Place};
use crate::exchange::{Exchange, Outgoing, Want};
use crate::reply::Reply;
use crate::sending::Sending;
use crate::transport::{Body, Upgraded};

/// What a key is hashed with (RFC 6455, section 1.3).
const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

impl Call {
    /// Sends the call and opens a WebSocket by it.
    ///
    /// The scheme of the server stays what it is: `http` is what others write as `ws`, `https` as `wss`.
    /// Credentials go where the endpoint takes them, which should be a header: what is in a URL gets
    /// into logs. Redirects are not followed. Limits of time hold until the WebSocket is open.
    ///
    /// # Errors
    ///
    /// Those of any call; [`Error::is_service`] with the service's status if it refuses;
    /// [`Error::is_decode`] if it answers with something else than a WebSocket.
    pub fn websocket(self, options: WebSocketOptions) -> Sending<WebSocket> {
        prepare(Call::prepare(self, Want::Upgrade), options)
    }
}

impl<S> Client<S> {
    /// Opens a WebSocket at a URL, as a service gives it out: `ws`, `wss`, `http` or `https`.
    ///
    /// Credentials are added only if the URL belongs to a server of this client, as by
    /// [`Client::execute`]; otherwise a header of the request has to hold them.
    ///
    /// ```no_run
    /// # use oblien_client::{Client, Error, http, websocket::WebSocketOptions};
    /// # async fn run(client: Client, token: &str) -> Result<(), Error> {
    /// let request = http::Request::get("wss://broker.example/connect").header("authorization", format!("Bearer {token}"));
    /// let request = request.body(()).map_err(|_| Error::invalid_argument("no such URL"))?;
    /// let socket = client.websocket(request, WebSocketOptions::default()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::is_request`] if the URL is of another kind; those of [`Call::websocket`].
    pub fn websocket(&self, request: http::Request<()>, options: WebSocketOptions) -> Sending<WebSocket> {
        let (mut place, mut outgoing) = Outgoing::from_request(request.map(|()| Body::empty()));
        place = match place {
            Place::Request(request) => Place::Request(Box::new((Method::GET, request.1))),
            endpoint => endpoint,
        };
        outgoing.method = Method::GET;
        let outgoing = plain(&outgoing.uri).map(|uri| Outgoing { uri, ..outgoing });
        prepare(Exchange::new(self.core().clone(), place, Want::Upgrade, outgoing), options)
    }
}

/// The URL by the schemes of HTTP, which is what WebSockets are opened by.
fn plain(uri: &Uri) -> Result<Uri, Error> {
    let scheme = match uri.scheme_str() {
        Some("ws" | "http") => Scheme::HTTP,
        Some("wss" | "https") => Scheme::HTTPS,
        _ => return Err(Error::request("the URL of a WebSocket starts with `wss://`, `ws://`, `https://` or `http://`")),
    };
    let mut parts = uri.clone().into_parts();
    parts.scheme = Some(scheme);
    if parts.authority.as_ref().is_some_and(|authority| authority.as_str().contains('@')) {
        return Err(Error::request("the URL of a WebSocket must not hold a user name or a password"));
    }
    Uri::from_parts(parts).map_err(|_| Error::request("the URL of the WebSocket is not valid"))
}

/// Makes an exchange ask for a WebSocket.
pub(crate) fn prepare(mut exchange: Exchange, options: WebSocketOptions) -> Sending<WebSocket> {
    let key = base64::encode(&fastrand::u128(..).to_be_bytes());
    exchange.set_header(CONNECTION.as_str(), &"Upgrade");
    exchange.set_header(UPGRADE.as_str(), &"websocket");
    exchange.set_header(SEC_WEBSOCKET_VERSION.as_str(), &"13");
    exchange.set_header(SEC_WEBSOCKET_KEY.as_str(), &key);
    if !options.subprotocols.is_empty() {
        exchange.set_header(SEC_WEBSOCKET_PROTOCOL.as_str(), &options.subprotocols.join(", "));
    }
    Sending::built(exchange, Box::new(move |reply| open(reply, &key, &options)))
}

fn open(reply: Reply, key: &str, options: &WebSocketOptions) -> Result<WebSocket, Error> {
    let Reply { parts, place, core, .. } = reply;
    check(&parts, key, options).map_err(|message| unusable(message, &parts).at(&place))?;
    let connection = parts.extensions.get::<Upgraded>().and_then(Upgraded::take);
    let connection = connection.ok_or_else(|| Error::request("the transport of the client cannot open WebSockets").at(&place))?;
    let limit = options.message_limit.unwrap_or(core.shared.reply_limit);
    let config = WebSocketConfig::default()
        .read_buffer_size(16 << 10)
        .write_buffer_size(0)
        .max_message_size(Some(limit))
        .max_frame_size(Some(limit));
    let stream = WebSocketStream::from_raw_socket(connection, Role::Client, Some(config)).now_or_never();
    let stream = stream.ok_or_else(|| Error::request("the WebSocket could not be set up").at(&place))?;
    Ok(WebSocket::new(Link::new(stream, place), parts.headers, options))
}

/// Holds the answer to RFC 6455, section 4.1.
fn check(parts: &Parts, key: &str, options: &WebSocketOptions) -> Result<(), &'static str> {
    let headers = &parts.headers;
    if !holds(headers, &UPGRADE, "websocket") || !holds(headers, &CONNECTION, "upgrade") {
        return Err("the service switched to something else than a WebSocket");
    }
    if headers.get(SEC_WEBSOCKET_ACCEPT).map(HeaderValue::as_bytes) != Some(accept(key).as_bytes()) {
        return Err("the service did not answer this request for a WebSocket");
    }
    if headers.contains_key(SEC_WEBSOCKET_EXTENSIONS) {
        return Err("the service chose an extension that was not offered");
    }
    match headers.get(SEC_WEBSOCKET_PROTOCOL) {
        Some(chosen) if options.subprotocols.iter().all(|offered| offered != chosen) => {
            Err("the service chose a subprotocol that was not offered")
        }
        _ => Ok(()),
    }
}

fn unusable(message: &str, parts: &Parts) -> Error {
    Error::new(Kind::Decode, message).answered(parts.status, &parts.headers)
}

/// Whether one of the words of a header is this one, in upper or lower case.
fn holds(headers: &HeaderMap, name: &http::HeaderName, word: &str) -> bool {
    let texts = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    texts.flat_map(|text| text.split(',')).any(|found| found.trim().eq_ignore_ascii_case(word))
}

/// What a service answers to a key.
pub(super) fn accept(key: &str) -> String {
    base64::encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, format!("{key}{GUID}").as_bytes()).as_ref())
}
