//! The calls of the official client and what they are here: one entry a call, in one table a resource.
//! The replay looks a recorded call up and makes it with the recorded arguments.

mod analytics;
mod api_access;
mod billing;
pub(super) mod by_hand;
mod cdn;
mod cdn_edge;
pub(super) mod create;
mod desktop;
mod domain;
mod domains;
mod edge_proxy;
mod edge_tunnel;
mod handle;
mod images;
mod lifecycle;
mod logs;
mod metadata;
mod metrics;
mod namespaces;
mod network;
mod notifications;
mod pages;
mod public_access;
mod resources;
mod routes;
mod runtime;
mod runtime_exec;
mod runtime_files;
mod snapshots;
mod ssh;
mod tokens;
mod usage;
mod webhooks;
mod workloads;
mod workspaces;

use oblien_client::Any;
use oblien_generated::Client;

use super::arguments::Arguments;
use super::reply::Playing;

/// A client whose calls are all allowed here; the recorded ones knew no scopes.
pub(super) type Oblien = Client<Any>;

/// Makes a call with these arguments.
pub(super) type Play = fn(&Oblien, &Arguments) -> Playing;

/// The name of a call in the official client, and the call here.
pub(super) type Entry = (&'static str, Play);

const TABLES: &[&[Entry]] = &[
    workspaces::CALLS,
    lifecycle::CALLS,
    network::CALLS,
    ssh::CALLS,
    desktop::CALLS,
    public_access::CALLS,
    resources::CALLS,
    snapshots::CALLS,
    workloads::CALLS,
    metrics::CALLS,
    usage::CALLS,
    metadata::CALLS,
    api_access::CALLS,
    logs::CALLS,
    images::CALLS,
    domains::CALLS,
    tokens::CALLS,
    webhooks::CALLS,
    notifications::CALLS,
    domain::CALLS,
    analytics::CALLS,
    cdn::CALLS,
    cdn_edge::CALLS,
    pages::CALLS,
    routes::CALLS,
    edge_proxy::CALLS,
    edge_tunnel::CALLS,
    namespaces::CALLS,
    billing::CALLS,
    runtime::CALLS,
    runtime_files::CALLS,
    runtime_exec::CALLS,
];

/// Returns the calls that name the workspace themselves.
pub(super) fn entries() -> Vec<Entry> {
    TABLES.concat()
}

/// Returns the calls that hand-written code offers.
pub(super) fn by_hand_entries() -> Vec<Entry> {
    by_hand::CALLS.to_vec()
}

/// Returns the names that the calls have in the official client.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().flat_map(|table| table.iter()).map(|(name, _)| *name)
}

/// Returns the calls of one workspace, whose id was given before.
pub(super) fn handle_entries() -> Vec<Entry> {
    handle::CALLS.to_vec()
}
