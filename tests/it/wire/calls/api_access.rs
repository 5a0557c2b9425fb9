//! The calls of `workspaces.apiAccess`.
//! One of the tables in which the replay looks calls up.

use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.apiAccess.status", |client, arguments| reply(client.workspaces().api_access().status(arguments.text(0)).send())),
    ("workspaces.apiAccess.enable", |client, arguments| reply(client.workspaces().api_access().enable(arguments.text(0)).send())),
    ("workspaces.apiAccess.disable", |client, arguments| {
        reply(client.workspaces().api_access().disable(arguments.text(0)).send())
    }),
    ("workspaces.apiAccess.rotateToken", |client, arguments| {
        reply(client.workspaces().api_access().rotate_token(arguments.text(0)).send())
    }),
    ("workspaces.apiAccess.getToken", |client, arguments| {
        reply(client.workspaces().api_access().token(arguments.text(0)).send())
    }),
    ("workspaces.apiAccess.rawToken", |client, arguments| {
        reply(client.workspaces().api_access().raw_token(arguments.text(0)).send())
    }),
];
