//! The calls of `workspaces.desktop`.
//! One of the tables in which the replay looks calls up.

use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.desktop.install", |client, arguments| reply(client.workspaces().desktop().install(arguments.text(0)).send())),
    ("workspaces.desktop.installation", |client, arguments| {
        reply(client.workspaces().desktop().installation(arguments.text(0)).send())
    }),
    ("workspaces.desktop.sshConnection", |client, arguments| {
        reply(client.workspaces().desktop().ssh_connection(arguments.text(0)).send())
    }),
];
