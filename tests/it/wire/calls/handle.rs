//! Calls of one workspace, whose id is given once.
//! The table in which the replay looks up what was recorded of the official client's handle.

use oblien_generated::types::OutboundMode;
use oblien_generated::workspaces::UpdateWorkspace;

use super::super::arguments::Setting;
use super::super::reply::{reply, value};
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.update", |client, arguments| {
        let request = client.workspace(arguments.text(0)).update();
        reply(request.set(arguments.options().text("name"), UpdateWorkspace::name).send())
    }),
    ("workspaces.delete", |client, arguments| reply(client.workspace(arguments.text(0)).delete().send())),
    ("workspaces.waitUntilReady", |client, arguments| value(client.workspace(arguments.text(0)).wait_until_ready().send())),
    ("workspaces.network.clearCustomProxy", |client, arguments| {
        reply(client.workspace(arguments.text(0)).network().update().outbound_mode(OutboundMode::Managed).send())
    }),
    ("workspaces.publicAccess.updateSlug", |client, arguments| {
        let options = arguments.options();
        let slug = options.required("slug", options.text("slug"));
        reply(client.workspace(arguments.text(0)).public_access().update_slug(arguments.integer(1), slug).send())
    }),
    ("workspaces.workloads.get", |client, arguments| {
        reply(client.workspace(arguments.text(0)).workloads().get(arguments.text(1)).send())
    }),
    ("workspaces.domains.get", |client, arguments| reply(client.workspace(arguments.text(0)).domains().get().send())),
    ("workspaces.metadata.patch", |client, arguments| {
        let options = arguments.options();
        let metadata = options.required("metadata", options.pairs("metadata"));
        reply(client.workspace(arguments.text(0)).metadata().patch(metadata).send())
    }),
    ("workspaces.resources.get", |client, arguments| reply(client.workspace(arguments.text(0)).resources().get().send())),
];
