//! The calls of `workspaces.workloads`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::workspaces::workloads::{CreateWorkload, ListWorkloads, PatchWorkload, UpdateWorkload};

use super::super::arguments::{Options, Setting};
use super::super::reply::{events, reply};
use super::Entry;

/// The options of a new workload that the description knows.
const NAMES: [&str; 17] = [
    "annotations",
    "cmd",
    "enabled",
    "env",
    "id",
    "labels",
    "log_path",
    "max_log_size_mb",
    "max_restarts",
    "name",
    "restart_backoff",
    "restart_delay",
    "restart_policy",
    "target",
    "user",
    "vm_on_exit",
    "working_dir",
];

/// The options of a change that the description knows.
const CHANGE_NAMES: [&str; 8] =
    ["annotations", "labels", "max_restarts", "name", "restart_backoff", "restart_delay", "restart_policy", "vm_on_exit"];

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.workloads.create", |client, arguments| {
        let options = arguments.options();
        let cmd = options.required("cmd", options.texts("cmd"));
        reply(create(client.workspaces().workloads().create(arguments.text(0), cmd), &options).send())
    }),
    ("workspaces.workloads.list", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .workloads()
            .list(arguments.text(0))
            .set(options.text("states"), ListWorkloads::states)
            .set(options.text("name"), ListWorkloads::name);
        reply(request.send())
    }),
    ("workspaces.workloads.get", |client, arguments| {
        reply(client.workspaces().workloads().get(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.workloads.delete", |client, arguments| {
        reply(client.workspaces().workloads().delete(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.workloads.start", |client, arguments| {
        reply(client.workspaces().workloads().start(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.workloads.stop", |client, arguments| {
        reply(client.workspaces().workloads().stop(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.workloads.status", |client, arguments| {
        reply(client.workspaces().workloads().status(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.workloads.logs", |client, arguments| {
        reply(client.workspaces().workloads().logs(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.workloads.logsStream", |client, arguments| {
        events(client.workspaces().workloads().logs_stream(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.workloads.stats", |client, arguments| {
        reply(client.workspaces().workloads().stats(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.workloads.statsStream", |client, arguments| {
        events(client.workspaces().workloads().stats_stream(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.workloads.allStatsStream", |client, arguments| {
        events(client.workspaces().workloads().all_stats_stream(arguments.text(0)).send())
    }),
    ("workspaces.workloads.deleteAll", |client, arguments| {
        reply(client.workspaces().workloads().delete_all(arguments.text(0)).send())
    }),
    ("workspaces.workloads.update", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .workloads()
            .update(arguments.text(0), arguments.text(1))
            .set(options.text("name"), UpdateWorkload::name)
            .set(options.text("restart_policy"), UpdateWorkload::restart_policy)
            .set(options.integer("max_restarts"), UpdateWorkload::max_restarts)
            .set(options.number("restart_delay"), UpdateWorkload::restart_delay)
            .set(options.flag("restart_backoff"), UpdateWorkload::restart_backoff)
            .set(options.text("vm_on_exit"), UpdateWorkload::vm_on_exit)
            .set(options.pairs("labels"), UpdateWorkload::labels)
            .set(options.pairs("annotations"), UpdateWorkload::annotations)
            .set(options.others(&CHANGE_NAMES), UpdateWorkload::extra);
        reply(request.send())
    }),
    ("workspaces.workloads.patch", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .workloads()
            .patch(arguments.text(0), arguments.text(1))
            .set(options.text("name"), PatchWorkload::name)
            .set(options.text("restart_policy"), PatchWorkload::restart_policy)
            .set(options.integer("max_restarts"), PatchWorkload::max_restarts)
            .set(options.number("restart_delay"), PatchWorkload::restart_delay)
            .set(options.flag("restart_backoff"), PatchWorkload::restart_backoff)
            .set(options.text("vm_on_exit"), PatchWorkload::vm_on_exit)
            .set(options.pairs("labels"), PatchWorkload::labels)
            .set(options.pairs("annotations"), PatchWorkload::annotations)
            .set(options.others(&CHANGE_NAMES), PatchWorkload::extra);
        reply(request.send())
    }),
];

fn create(request: CreateWorkload, options: &Options) -> CreateWorkload {
    request
        .set(options.text("id"), CreateWorkload::id)
        .set(options.text("target"), CreateWorkload::target)
        .set(options.text("name"), CreateWorkload::name)
        .set(options.texts("env"), CreateWorkload::env)
        .set(options.text("working_dir"), CreateWorkload::working_dir)
        .set(options.text("user"), CreateWorkload::user)
        .set(options.text("restart_policy"), CreateWorkload::restart_policy)
        .set(options.integer("max_restarts"), CreateWorkload::max_restarts)
        .set(options.number("restart_delay"), CreateWorkload::restart_delay)
        .set(options.flag("restart_backoff"), CreateWorkload::restart_backoff)
        .set(options.text("log_path"), CreateWorkload::log_path)
        .set(options.integer("max_log_size_mb"), CreateWorkload::max_log_size_mb)
        .set(options.text("vm_on_exit"), CreateWorkload::vm_on_exit)
        .set(options.pairs("labels"), CreateWorkload::labels)
        .set(options.pairs("annotations"), CreateWorkload::annotations)
        .set(options.flag("enabled"), CreateWorkload::enabled)
        .set(options.others(&NAMES), CreateWorkload::extra)
}
