//! A fake Oblien: workspaces, tokens, and what runs inside of workspaces, over real HTTP, inside the test.
//!
//! [`FakeOblien`] listens on a free port of 127.0.0.1 and remembers what it is told. It checks
//! credentials and scopes, provisions workspaces step by step, limits rates, streams events, and
//! fails in whatever way a test orders. It knows no client: whatever speaks HTTP can use it.
//!
//! The data plane answers on the same port as the control plane, to the tokens that `runtime-api-access` hands out: files in
//! a temporary folder, a few built-in commands, terminals and watchers over a WebSocket, archives. It runs no program and
//! opens no file outside of that folder.
//!
//! ```
//! use oblien_tests::FakeOblien;
//! use tokio::io::{AsyncReadExt, AsyncWriteExt};
//! use tokio::net::TcpStream;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let fake = FakeOblien::start().await?;
//! let key = fake.admin_key();
//!
//! let mut stream = TcpStream::connect(fake.address()).await?;
//! let request = format!(
//!     "GET /workspace HTTP/1.1\r\nHost: fake\r\nConnection: close\r\n\
//!      X-Client-ID: {}\r\nX-Client-Secret: {}\r\n\r\n",
//!     key.client_id, key.client_secret,
//! );
//! stream.write_all(request.as_bytes()).await?;
//! let mut response = String::new();
//! stream.read_to_string(&mut response).await?;
//!
//! assert!(response.starts_with("HTTP/1.1 200 OK"));
//! assert!(response.contains(r#""workspaces":[]"#));
//! assert_eq!(fake.requests()[0].target, "/workspace");
//! # Ok(())
//! # }
//! ```
//!
//! # Map
//!
//! | where | what |
//! |---|---|
//! | [`FakeOblien`] | start, stop, credentials, seeds, what arrived, faults to come |
//! | [`FakeBuilder`] | everything that is set before the start |
//! | [`Clock`] | the time the fake lives by, which a test can move |
//! | [`Provisioning`], [`StreamPlan`], [`Limits`] | how creations, event streams and limits behave |
//! | [`Scope`], [`Key`] | what a credential reaches, and the key pair |
//! | [`RecordedRequest`] | a request as it arrived |
//! | [`Operation`] | the table of what is served and who may call it |
//!
//! # What it decides where the service's behaviour is not known
//!
//! - A 30-day workspace token reads the routes of its workspace and nothing else.
//! - Account-wide views (`quota`, `estimate`, `usage`, `activity`, `images`) are for admins.
//! - PUT and PATCH of resources and workloads are the same; of metadata, PUT replaces.
//! - Rotating a workspace token ends the one before it.
//! - A suspended namespace holds back an admin's changes as well as its own credentials'.
//! - A namespace that does not exist is a 400 in a creation too, as it is for tokens.
//! - The token of a workspace opens its runtime for as long as it works; rotating it ends the raw one as well.
//! - The runtime of a workspace that does not run answers 409, and keeps its files.
//! - A command that is neither built in nor understood ends with 127 or 2; one that is killed ends with 137.
//! - `exec_mode: auto` lets a shell read a command that is one text of several words.
//! - An empty input, or one with the end-of-transmission character, is the end of a command's input.
//! - Ten terminals are the most; searching in files wants the search tool installed first.

mod accounts;
mod auth;
mod builder;
mod clock;
pub mod corpus;
mod credentials;
mod error;
mod events;
mod fake;
mod faults;
mod fields;
mod guard;
mod moment;
mod query;
mod rate;
mod recording;
mod reply;
mod routes;
mod runtime;
mod scope;
mod server;
mod state;
mod truncation;
mod wire;

pub use accounts::Limits;
pub use builder::FakeBuilder;
pub use clock::Clock;
pub use credentials::Key;
pub use events::{StreamEnding, StreamPlan};
pub use fake::FakeOblien;
pub use recording::RecordedRequest;
pub use routes::Operation;
pub use scope::{Scope, ScopeKind};
pub use state::creation::Provisioning;
