//! The calls of `workspaces.usage`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::workspaces::usage::GetWorkspaceUsage;

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.usage.get", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .usage()
            .get(arguments.text(0))
            .set(options.text("from"), GetWorkspaceUsage::from)
            .set(options.text("to"), GetWorkspaceUsage::to)
            .set(options.text("tier"), GetWorkspaceUsage::tier)
            .set(options.text("last"), GetWorkspaceUsage::last)
            .set(options.flag("all"), GetWorkspaceUsage::all);
        reply(request.send())
    }),
    ("workspaces.usage.totals", |client, arguments| reply(client.workspaces().usage().totals(arguments.text(0)).send())),
    ("workspaces.usage.creditsChart", |client, arguments| {
        reply(client.workspaces().usage().credits_chart(arguments.text(0)).send())
    }),
    ("workspaces.usage.wipe", |client, arguments| reply(client.workspaces().usage().wipe(arguments.text(0)).send())),
    ("workspaces.usage.startTracking", |client, arguments| {
        reply(client.workspaces().usage().start_tracking(arguments.text(0)).send())
    }),
    ("workspaces.usage.stopTracking", |client, arguments| {
        reply(client.workspaces().usage().stop_tracking(arguments.text(0)).send())
    }),
    ("workspaces.usage.global", |client, _| reply(client.workspaces().usage().global().send())),
    ("workspaces.usage.activity", |client, _| reply(client.workspaces().usage().activity().send())),
];
