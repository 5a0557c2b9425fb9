//! Every operation the fake answers, a line each, with who may call it.
//!
//! The server builds its router from this table and the guard reads the same lines.

pub(crate) mod account;
pub(crate) mod api_access;
pub(crate) mod creation;
pub(crate) mod desktop;
pub(crate) mod domains;
pub(crate) mod images;
pub(crate) mod lifecycle;
pub(crate) mod logs;
pub(crate) mod metadata;
pub(crate) mod metrics;
pub(crate) mod network;
pub(crate) mod power;
pub(crate) mod public_access;
pub(crate) mod resources;
pub(crate) mod snapshots;
pub(crate) mod ssh;
pub(crate) mod tokens;
pub(crate) mod usage;
pub(crate) mod workloads;
pub(crate) mod workspaces;

use http::Method;

use crate::guard::Call;
use crate::reply::Outcome;
use crate::scope::ScopeKind;
use crate::state::World;

pub(crate) type Handler = fn(&mut World, &Call) -> Outcome;

/// What an operation does, as far as suspension and read-only tokens care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Looks, and needs no body.
    Read,
    /// Stops or deletes, which a suspended namespace still allows.
    Stop,
    /// Everything else.
    Change,
}

/// One operation of the service, as the fake serves it.
#[derive(Debug)]
pub struct Operation {
    /// The method.
    pub method: Method,
    /// The path, with variables in braces.
    pub path: &'static str,
    /// The scopes whose credentials may call it.
    pub scopes: &'static [ScopeKind],
    pub(crate) effect: Effect,
    pub(crate) handler: Handler,
}

impl Operation {
    /// Returns whether the path is about one workspace.
    pub fn is_bound(&self) -> bool {
        self.path.starts_with("/workspace/{workspaceId}")
    }

    const fn only(mut self, scopes: &'static [ScopeKind]) -> Self {
        self.scopes = scopes;
        self
    }
}

const ADMIN: &[ScopeKind] = &[ScopeKind::Admin];
const CREATORS: &[ScopeKind] = &[ScopeKind::Admin, ScopeKind::Namespace];
const SCOPED: &[ScopeKind] = &[ScopeKind::Admin, ScopeKind::Namespace, ScopeKind::Workspace];

const fn operation(method: Method, path: &'static str, effect: Effect, handler: Handler) -> Operation {
    Operation { method, path, scopes: SCOPED, effect, handler }
}

const fn get(path: &'static str, handler: Handler) -> Operation {
    operation(Method::GET, path, Effect::Read, handler)
}

const fn post(path: &'static str, handler: Handler) -> Operation {
    operation(Method::POST, path, Effect::Change, handler)
}

const fn put(path: &'static str, handler: Handler) -> Operation {
    operation(Method::PUT, path, Effect::Change, handler)
}

const fn patch(path: &'static str, handler: Handler) -> Operation {
    operation(Method::PATCH, path, Effect::Change, handler)
}

const fn delete(path: &'static str, handler: Handler) -> Operation {
    operation(Method::DELETE, path, Effect::Stop, handler)
}

/// A POST that stops something.
const fn stop(path: &'static str, handler: Handler) -> Operation {
    operation(Method::POST, path, Effect::Stop, handler)
}

pub(crate) static OPERATIONS: &[Operation] = &[
    post("/tokens", tokens::create).only(ADMIN),
    post("/workspace", creation::create).only(CREATORS),
    get("/workspace", workspaces::list),
    get("/workspace/quota", account::quota).only(ADMIN),
    get("/workspace/estimate", account::estimate).only(ADMIN),
    get("/workspace/usage", usage::global).only(ADMIN),
    get("/workspace/activity", usage::activity).only(ADMIN),
    get("/workspace/images", images::list).only(ADMIN),
    get("/workspace/{workspaceId}", workspaces::get),
    put("/workspace/{workspaceId}", workspaces::update),
    delete("/workspace/{workspaceId}", workspaces::delete),
    get("/workspace/{workspaceId}/details", workspaces::details),
    post("/workspace/{workspaceId}/provisioning/retry", creation::retry),
    post("/workspace/{workspaceId}/start", power::start),
    stop("/workspace/{workspaceId}/stop", power::stop),
    post("/workspace/{workspaceId}/restart", power::restart),
    post("/workspace/{workspaceId}/pause", power::pause),
    post("/workspace/{workspaceId}/resume", power::resume),
    post("/workspace/{workspaceId}/ping", lifecycle::ping),
    get("/workspace/{workspaceId}/lifecycle", lifecycle::get),
    delete("/workspace/{workspaceId}/lifecycle", lifecycle::destroy),
    post("/workspace/{workspaceId}/lifecycle/permanent", lifecycle::make_permanent),
    post("/workspace/{workspaceId}/lifecycle/temporary", lifecycle::make_temporary),
    put("/workspace/{workspaceId}/lifecycle/ttl", lifecycle::update_ttl),
    put("/workspace/{workspaceId}/lifecycle/idle", lifecycle::set_idle),
    get("/workspace/{workspaceId}/network", network::get),
    patch("/workspace/{workspaceId}/network", network::update),
    post("/workspace/{workspaceId}/network/ip", network::apply_outbound_ip),
    get("/workspace/{workspaceId}/ssh", ssh::status),
    post("/workspace/{workspaceId}/ssh/enable", ssh::enable),
    post("/workspace/{workspaceId}/ssh/disable", ssh::disable),
    post("/workspace/{workspaceId}/ssh/password", ssh::set_password),
    post("/workspace/{workspaceId}/ssh/key", ssh::set_key),
    post("/workspace/{workspaceId}/desktop/install", desktop::install),
    get("/workspace/{workspaceId}/desktop/installation", desktop::installation),
    post("/workspace/{workspaceId}/desktop/ssh", desktop::ssh_connection),
    get("/workspace/{workspaceId}/public-access", public_access::list),
    post("/workspace/{workspaceId}/public-access", public_access::expose),
    patch("/workspace/{workspaceId}/public-access/{port}", public_access::update_slug),
    delete("/workspace/{workspaceId}/public-access/{port}", public_access::revoke),
    get("/workspace/{workspaceId}/resources", resources::get),
    put("/workspace/{workspaceId}/resources", resources::update),
    patch("/workspace/{workspaceId}/resources", resources::update),
    post("/workspace/{workspaceId}/snapshot", snapshots::create),
    post("/workspace/{workspaceId}/restore", snapshots::restore),
    post("/workspace/{workspaceId}/archives", snapshots::create_archive),
    get("/workspace/{workspaceId}/archives", snapshots::list_archives),
    delete("/workspace/{workspaceId}/archives", snapshots::delete_all_archives),
    get("/workspace/{workspaceId}/archives/{version}", snapshots::get_archive),
    delete("/workspace/{workspaceId}/archives/{version}", snapshots::delete_archive),
    post("/workspace/{workspaceId}/workloads", workloads::create),
    get("/workspace/{workspaceId}/workloads", workloads::list),
    delete("/workspace/{workspaceId}/workloads", workloads::delete_all),
    get("/workspace/{workspaceId}/workloads/stats/stream", workloads::all_stats_stream),
    get("/workspace/{workspaceId}/workloads/{workloadId}", workloads::get),
    put("/workspace/{workspaceId}/workloads/{workloadId}", workloads::update),
    patch("/workspace/{workspaceId}/workloads/{workloadId}", workloads::update),
    delete("/workspace/{workspaceId}/workloads/{workloadId}", workloads::delete),
    post("/workspace/{workspaceId}/workloads/{workloadId}/start", workloads::start),
    stop("/workspace/{workspaceId}/workloads/{workloadId}/stop", workloads::stop),
    get("/workspace/{workspaceId}/workloads/{workloadId}/status", workloads::status),
    get("/workspace/{workspaceId}/workloads/{workloadId}/logs", workloads::logs),
    get("/workspace/{workspaceId}/workloads/{workloadId}/logs/stream", workloads::logs_stream),
    get("/workspace/{workspaceId}/workloads/{workloadId}/stats", workloads::stats),
    get("/workspace/{workspaceId}/workloads/{workloadId}/stats/stream", workloads::stats_stream),
    get("/workspace/{workspaceId}/stats", metrics::stats),
    get("/workspace/{workspaceId}/stats/stream", metrics::stats_stream),
    get("/workspace/{workspaceId}/info", metrics::info),
    get("/workspace/{workspaceId}/config", metrics::config),
    get("/workspace/{workspaceId}/usage", usage::get),
    delete("/workspace/{workspaceId}/usage", usage::wipe),
    get("/workspace/{workspaceId}/usage/totals", usage::totals),
    get("/workspace/{workspaceId}/usage/credits/chart", usage::credits_chart),
    post("/workspace/{workspaceId}/usage/tracking/start", usage::start_tracking),
    stop("/workspace/{workspaceId}/usage/tracking/stop", usage::stop_tracking),
    get("/workspace/{workspaceId}/metadata", metadata::get),
    put("/workspace/{workspaceId}/metadata", metadata::replace),
    patch("/workspace/{workspaceId}/metadata", metadata::extend),
    get("/workspace/{workspaceId}/runtime-api-access", api_access::status),
    post("/workspace/{workspaceId}/runtime-api-access/enable", api_access::enable),
    stop("/workspace/{workspaceId}/runtime-api-access/disable", api_access::disable),
    get("/workspace/{workspaceId}/runtime-api-access/token", api_access::token),
    post("/workspace/{workspaceId}/runtime-api-access/token", api_access::rotate),
    get("/workspace/{workspaceId}/runtime-api-access/token/raw", api_access::raw_token),
    get("/workspace/{workspaceId}/logs", logs::get),
    delete("/workspace/{workspaceId}/logs", logs::clear),
    get("/workspace/{workspaceId}/logs/list", logs::list_files),
    get("/workspace/{workspaceId}/logs/file/{name}", logs::get_file),
    get("/workspace/{workspaceId}/logs/stream/boot", logs::stream_boot),
    get("/workspace/{workspaceId}/logs/stream/cmd", logs::stream_command),
    get("/workspace/{workspaceId}/domain", domains::get),
    post("/workspace/{workspaceId}/domain", domains::connect),
    delete("/workspace/{workspaceId}/domain", domains::disconnect),
    post("/workspace/{workspaceId}/domain/check", domains::check_dns),
    post("/workspace/{workspaceId}/domain/ssl/renew", domains::renew_ssl),
];
