//! What more than a call is needed for: ports of a workspace, terminals, tunnels.
//!
//! Hand-written beside the generated code, over the calls and WebSockets of the runtime crate. The flows take
//! a client that holds a token of the runtime, except the tunnel of the edge, which brings its own.
//!
//! | module | what | feature |
//! |---|---|---|
//! | `runtime` | the inside of one workspace, with a token that is kept | `runtime` |
//! | [`proxy`] | requests to a port of a workspace | – (WebSockets: `websocket`) |
//! | `socket` | all terminals and watchers of a workspace over one connection | `terminal` |
//! | `desktop` | the desktop of a workspace as a port of this machine | `desktop` |
//! | `tunnel` | a port of this machine published through the edge | `tunnel` |
//! | `webhooks` | whether a delivery is from Oblien | `webhooks` |

#[cfg(feature = "desktop")]
pub mod desktop;
#[cfg(feature = "cdn")]
mod edge;
#[cfg(feature = "runtime")]
mod output;
pub mod proxy;
#[cfg(feature = "runtime")]
pub mod runtime;
#[cfg(feature = "terminal")]
pub mod socket;
#[cfg(feature = "tunnel")]
pub mod tunnel;
#[cfg(feature = "webhooks")]
pub mod webhooks;

#[cfg(any(feature = "terminal", feature = "tunnel"))]
mod reconnect;
#[cfg(test)]
#[cfg(feature = "websocket")]
mod tests;

#[cfg(any(feature = "terminal", feature = "tunnel"))]
pub use reconnect::Reconnect;
