//! The calls of `workspaces.resources`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::workspaces::resources::{PatchWorkspaceResources, UpdateWorkspaceResources};

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.resources.get", |client, arguments| reply(client.workspaces().resources().get(arguments.text(0)).send())),
    ("workspaces.resources.update", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .resources()
            .update(arguments.text(0))
            .set(options.number("cpus"), UpdateWorkspaceResources::cpus)
            .set(options.integer("memory_mb"), UpdateWorkspaceResources::memory_mb)
            .set(options.integer("disk_size_mb"), UpdateWorkspaceResources::disk_size_mb)
            .set(options.flag("apply"), UpdateWorkspaceResources::apply);
        reply(request.send())
    }),
    ("workspaces.resources.patch", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .resources()
            .patch(arguments.text(0))
            .set(options.number("cpus"), PatchWorkspaceResources::cpus)
            .set(options.integer("memory_mb"), PatchWorkspaceResources::memory_mb)
            .set(options.integer("disk_size_mb"), PatchWorkspaceResources::disk_size_mb)
            .set(options.flag("apply"), PatchWorkspaceResources::apply);
        reply(request.send())
    }),
];
