//! The calls of `workspaces.lifecycle`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::types::DurationValue;
use oblien_generated::workspaces::PingWorkspace;
use oblien_generated::workspaces::lifecycle::{
    MakeWorkspacePermanent, MakeWorkspaceTemporary, SetWorkspaceIdle, UpdateWorkspaceTtl,
};

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.lifecycle.get", |client, arguments| reply(client.workspaces().lifecycle().get(arguments.text(0)).send())),
    ("workspaces.lifecycle.destroy", |client, arguments| {
        reply(client.workspaces().lifecycle().destroy(arguments.text(0)).send())
    }),
    ("workspaces.lifecycle.makePermanent", |client, arguments| {
        let policy = arguments.options().text("restart_policy");
        let request = client.workspaces().lifecycle().make_permanent(arguments.text(0));
        reply(request.set(policy, MakeWorkspacePermanent::restart_policy).send())
    }),
    ("workspaces.lifecycle.makeTemporary", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .lifecycle()
            .make_temporary(arguments.text(0))
            .set(options.duration("ttl"), MakeWorkspaceTemporary::ttl)
            .set(options.text("ttl_action"), MakeWorkspaceTemporary::ttl_action)
            .set(options.flag("remove_on_exit"), MakeWorkspaceTemporary::remove_on_exit);
        reply(request.send())
    }),
    ("workspaces.lifecycle.updateTtl", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .lifecycle()
            .update_ttl(arguments.text(0))
            .set(options.duration("ttl"), UpdateWorkspaceTtl::ttl)
            .set(options.text("ttl_action"), UpdateWorkspaceTtl::ttl_action);
        reply(request.send())
    }),
    ("workspaces.lifecycle.setIdle", |client, arguments| {
        let options = arguments.options();
        let suspend = options.duration("suspend_after").unwrap_or(DurationValue::from(""));
        let request = client.workspaces().lifecycle().set_idle(arguments.text(0), suspend);
        reply(request.set(options.duration("stop_after"), SetWorkspaceIdle::stop_after).send())
    }),
    ("workspaces.lifecycle.ping", |client, arguments| {
        let request = client.workspaces().ping(arguments.text(0));
        reply(request.set(arguments.options().integer("ttl_seconds"), PingWorkspace::ttl_seconds).send())
    }),
];
