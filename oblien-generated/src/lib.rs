//! The typed, scope-checked client of the Oblien API.
//!
//! Oblien is a cloud of workspaces (microVMs). This crate covers its whole API on three planes: the control plane, the inside of
//! workspaces, and the edge of the CDN. It is generated from `spec/oblien.yaml` and stands on the runtime crate `oblien-client`.
//!
//! ```no_run
//! use std::time::Duration;
//! use oblien_generated::{Client, Error, scope};
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Error> {
//!     // OBLIEN_CLIENT_ID and OBLIEN_CLIENT_SECRET, or else OBLIEN_TOKEN.
//!     let oblien: Client<scope::Admin> = Client::from_env()?;
//!
//!     // Required arguments up front, a setter for every other one.
//!     let created = oblien.workspaces().create().image("oblien/node:24").cpus(2).memory_mb(4096).send().await?;
//!     let workspace = oblien.workspace(&created.id);
//!     workspace.wait_until_ready().send().await?;
//!
//!     // A stream of events; dropping it closes the connection.
//!     let mut stats = workspace.metrics().stats_stream().send().await?;
//!     if let Some(sample) = stats.next().await {
//!         println!("{:?} percent of a CPU", sample?.cpu_usage);
//!     }
//!
//!     // A token for a tenant; what it may do is in the type of its client.
//!     let token = oblien.tokens().for_namespace("tenant-abc").ttl(Duration::from_secs(900)).send().await?;
//!     let tenant: Client<scope::Namespace> = oblien.with_token(&token);
//!     println!("{} workspaces", tenant.workspaces().list().limit(20).send().await?.total);
//!
//!     workspace.delete().send().await?;
//!     Ok(())
//! }
//! ```
//!
//! # Scopes
//!
//! What credentials may do is the type parameter of [`Client`]: [`scope::Admin`], [`scope::Namespace`],
//! [`scope::Workspace`], [`scope::Billing`], [`scope::Runtime`], or [`scope::Any`] if it is only known at run time. A call
//! that the scope does not allow does not compile, and the compiler says which scopes allow it:
//!
//! ```compile_fail,E0277
//! # use oblien_generated::{Client, scope};
//! # fn run(tenant: Client<scope::Namespace>) {
//! tenant.tokens().for_namespace("other");
//! # }
//! ```
//!
//! # Inside of a workspace
//!
//! The data plane is a server of its own with a credential of its own, which the control plane hands out:
//!
//! ```no_run
//! # use oblien_generated::{Client, Error, credentials, scope};
//! # use oblien_generated::types::ExecEvent;
//! # async fn run(oblien: Client<scope::Admin>) -> Result<(), Error> {
//! let access = oblien.workspace("ws_abc").api_access().enable().send().await?;
//! let Some(token) = access.token else { return Ok(()) };
//! let inside: Client<scope::Runtime> = oblien.with_credentials(credentials::runtime(token));
//! inside.runtime().files().write("/app/a.txt", "text").create_dirs(true).send().await?;
//! let mut events = inside.runtime().exec().stream(["cat", "/app/a.txt"]).send().await?;
//! while let Some(event) = events.next().await {
//!     if let ExecEvent::TaskExit(exit) = event? {
//!         println!("it ended with {}", exit.exit_code);
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//!
//! Every call gives an [`Error`] with predicates (`is_not_found()`, `is_rate_limited()`, …) and everything that arrived:
//! status, headers, code, message, details, body. Calls that met a limit (429) or a service that is briefly away (503) are
//! repeated within a budget; see [`RetryPolicy`](oblien_client::RetryPolicy).
//!
//! # Examples
//!
//! Programs of one page in `examples/`, for `cargo run -p oblien-generated --example …`; each says what it needs.
//!
//! | example | what it shows | feature |
//! |---|---|---|
//! | `quickstart` | a workspace from its creation to its end | – |
//! | `tenant_tokens` | a token for a namespace, and what it does not reach | – |
//! | `exec_stream` | a command whose output is shown as it comes | – |
//! | `upload_progress` | an archive that is sent, with a bar | – |
//! | `paging` | a list in pages as one stream | – |
//! | `terminal` | a shell in a workspace | `terminal` |
//! | `tunnel` | a port of this machine, published | `tunnel` |
//! | `webhooks` | deliveries, of which only signed ones are believed | `webhooks` |
//! | `blocking` | a script without a runtime | `blocking` |
//!
//! # Where to look
//!
//! | module | what is in it |
//! |---|---|
//! | [`workspaces`], [`tokens`], and one for each other area | requests by subject: `client.workspaces().lifecycle().get(&id)` |
//! | [`workspace`] | the same for one workspace: `client.workspace(&id).lifecycle().get()` |
//! | [`WorkspaceRuntime`] | the inside of one workspace: `client.workspace(&id).runtime().await?` |
//! | [`types`] | the types of requests and replies |
//! | [`scope`], [`credentials`] | what credentials may do, and how they are made |
//! | [`Token`], [`GrantToken`], [`WaitUntilReady`] | flows over single calls |
//! | [`flows`] | what more than a call is needed for: ports, terminals, tunnels |
//!
//! # Features
//!
//! Every area is a feature of its name: `analytics`, `billing`, `cdn`, `domain`, `edge-proxy`, `edge-tunnel`, `namespaces`,
//! `notifications`, `pages`, `routes`, `runtime`, `tokens`, `webhooks`, `workspaces`. What is not named is not compiled; `full`
//! names all of them. On by default are `runtime`, `tokens`, `workspaces`, and `transport`, the default transport.
//!
//! Flows that need more than HTTP:
//!
//! - `terminal`: `flows::socket`, all terminals and watchers of a workspace over one connection.
//! - `tunnel`: `flows::tunnel`, a port of this machine published through the edge.
//! - `desktop`: `flows::desktop`, the desktop of a workspace as a port of this machine.
//! - `blocking`: `oblien_client::blocking`, for programs without a runtime: `.wait()` in place of `.await`.
//! - `websocket`: WebSockets to ports of a workspace; `terminal`, `tunnel` and `desktop` bring it.

pub mod flows;

#[cfg(feature = "tokens")]
mod grant;
#[cfg(feature = "workspaces")]
mod ready;
mod token;

#[rustfmt::skip]
mod generated;

#[cfg(test)]
#[cfg(feature = "workspaces")]
mod tests;

#[cfg(feature = "runtime")]
pub use flows::runtime::WorkspaceRuntime;
#[cfg(feature = "analytics")]
pub use generated::analytics;
#[cfg(feature = "billing")]
pub use generated::billing;
#[cfg(feature = "cdn")]
pub use generated::cdn;
#[cfg(feature = "domain")]
pub use generated::domain;
#[cfg(feature = "edge-proxy")]
pub use generated::edge_proxy;
#[cfg(feature = "notifications")]
pub use generated::notifications;
#[cfg(feature = "routes")]
pub use generated::routes;
#[cfg(feature = "runtime")]
pub use generated::runtime;
#[cfg(feature = "tokens")]
pub use generated::tokens;
pub use generated::{API, Client, SECURITY, credentials, reply_headers, scope, types};
#[cfg(feature = "edge-tunnel")]
pub use generated::{edge_tunnel, tunnel};
#[cfg(feature = "namespaces")]
pub use generated::{namespace, namespaces};
#[cfg(feature = "pages")]
pub use generated::{page, pages};
#[cfg(feature = "webhooks")]
pub use generated::{webhook, webhooks};
#[cfg(feature = "workspaces")]
pub use generated::{workspace, workspaces};
#[cfg(feature = "tokens")]
pub use grant::GrantToken;
pub use oblien_client::{Error, Field, Secret};
#[cfg(feature = "workspaces")]
pub use ready::WaitUntilReady;
pub use token::Token;

// Last, so that the compiler names scopes by `scope::…` in its messages.
#[doc(hidden)]
pub use generated::oblien_client;
