//! The runtime of generated API clients: credentials, scopes, transport, retries, errors, streams.
//!
//! A generated crate declares its API and its endpoints as constants, and calls this crate for all
//! the rest; so does an endpoint declared by hand. It knows no OpenAPI and no service.
//!
//! ```
//! use oblien_client::transport::Exchange;
//! use oblien_client::{Api, Body, Client, Credentials, Endpoint, Placement, Scheme, Server, Transport, http};
//!
//! // What all endpoints share, and one endpoint.
//! static API: Api = Api::new(
//!     "Weather",
//!     &[Server::new("main", "https://weather.example")],
//!     &[Scheme::new("key", Placement::Header("X-Key")).env("WEATHER_KEY")],
//! );
//! const TEMPERATURE: Endpoint = Endpoint::new(http::Method::GET, "/cities/{city}/temperature")
//!     .security(&[&["key"]])
//!     .member("celsius");
//!
//! // A transport of your own; leave it out to use the network.
//! struct AlwaysWarm;
//!
//! impl Transport for AlwaysWarm {
//!     fn send(&self, request: http::Request<Body>) -> Exchange<'_> {
//!         assert_eq!(request.uri(), "https://weather.example/cities/S%C3%A3o%20Paulo/temperature?hours=24");
//!         assert_eq!(request.headers()["x-key"], "secret");
//!         Box::pin(async { Ok(http::Response::new(Body::from(r#"{"celsius": [24.5, 25.0]}"#))) })
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), oblien_client::Error> {
//! let client: Client = Client::builder(&API)
//!     .credentials(Credentials::new("key", "secret"))
//!     .transport(AlwaysWarm)
//!     .build()?;
//!
//! let mut call = client.call(&TEMPERATURE);
//! call.path("São Paulo");
//! call.query("hours", 24);
//! let celsius: Vec<f64> = call.json().await?;
//! assert_eq!(celsius, [24.5, 25.0]);
//! # Ok(())
//! # }
//! ```
//!
//! # What happens to a call
//!
//! 1. [`Call`]: values are encoded into path, query, headers and body. No value of a path variable
//!    can change which endpoint is called.
//! 2. [`Sending`]: when it is awaited, [`Credentials`] put exactly the headers of one of the
//!    endpoint's alternatives into the request, and none if its URL belongs to another server.
//! 3. [`RetryPolicy`]: what failed is tried again if that is safe and there is time and budget left;
//!    a rejected token is replaced by its [`TokenSource`].
//! 4. [`Transport`]: the request travels. Redirects are followed within the same origin only.
//! 5. The reply is decoded in one pass, or becomes [`Events`]; whatever goes wrong is an [`Error`]
//!    that keeps what arrived.
//!
//! # Limits of time
//!
//! | what | default | changed by |
//! |---|---|---|
//! | connecting | 10 s | `NetworkBuilder::connect_timeout` |
//! | one attempt: connecting, sending, receiving; of a stream until it starts | 60 s | [`ClientBuilder::timeout`], [`Sending::with_timeout`] |
//! | a call with all attempts and waits | 5 min | [`ClientBuilder::deadline`], [`Sending::with_deadline`] |
//! | a wait that the service asks for | 60 s | [`RetryPolicy::longest_wait`] |
//! | the silence of a stream of events | none | [`ClientBuilder::idle_timeout`] |
//!
//! Timers are Tokio's: calls are awaited within a Tokio runtime whose timers are on.
//!
//! # Modules
//!
//! | module | what |
//! |---|---|
//! | [`codec`] | how generated models become JSON and come out of it |
//! | [`sse`] | the parser of event streams, for bytes from elsewhere |
//! | [`transport`] | the transport trait, the default one, and a scripted one for tests |
//! | [`http`] | the crate of that name, whose requests, responses and headers are used |
//!
//! # Features
//!
//! - `transport` (default): the default transport, `transport::Network`, over hyper and rustls. Without
//!   it a client has to be given a transport.
//! - `blocking`: the module `blocking`, for programs without a runtime.
//! - `webhooks`: the module `webhooks`, which checks signatures.
//! - `jiff`: the module `jiff`, dates and times for clients that were generated for that library.
//! - `time`: the module `time`, the same for that library.
//! - `indexmap`: maps in the order of arrival, for clients that were generated with them.
//! - `websocket`: the module `websocket` and `Call::websocket`.

#[cfg(feature = "blocking")]
pub mod blocking;
pub mod codec;
#[cfg(feature = "jiff")]
pub mod jiff;
pub mod sse;
#[cfg(feature = "time")]
pub mod time;
pub mod transport;
#[cfg(feature = "webhooks")]
pub mod webhooks;
#[cfg(feature = "websocket")]
pub mod websocket;

mod api;
#[cfg(any(feature = "jiff", feature = "time"))]
mod as_text;
mod base64;
mod bounds;
mod call;
mod client;
mod credentials;
mod encoding;
mod endpoint;
mod error;
mod events;
mod exchange;
mod extra;
mod field;
mod header;
mod incoming;
mod pages;
mod plane;
mod records;
mod redirect;
mod reply;
mod retry;
mod scope;
mod secret;
mod sending;
mod server;
mod silence;

pub use api::{Api, Placement, Scheme};
pub use bounds::{Decoded, Written};
pub use bytes::Bytes;
pub use call::{Call, FormStyle, ListStyle, Part, Style};
pub use client::{Client, ClientBuilder};
pub use credentials::{CachedToken, Credentials, FreshToken, Token, TokenSource};
pub use endpoint::Endpoint;
pub use error::Error;
pub use events::Events;
pub use extra::Extra;
pub use field::Field;
pub use header::Header;
pub use http;
pub use incoming::decode;
pub use pages::{Page, Pages, Paging};
pub use records::Records;
pub use reply::Answer;
pub use retry::RetryPolicy;
pub use scope::{Any, Grant, Scope};
pub use secret::Secret;
pub use sending::Sending;
pub use serde_json::Value;
pub use server::{Server, ServerVariable};
pub use transport::{Body, Progress, Request, Transport};
