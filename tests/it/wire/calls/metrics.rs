//! The calls of `workspaces.metrics`.
//! One of the tables in which the replay looks calls up.

use super::super::reply::{events, reply};
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.metrics.stats", |client, arguments| reply(client.workspaces().metrics().stats(arguments.text(0)).send())),
    ("workspaces.metrics.statsStream", |client, arguments| {
        events(client.workspaces().metrics().stats_stream(arguments.text(0)).send())
    }),
    ("workspaces.metrics.info", |client, arguments| reply(client.workspaces().metrics().info(arguments.text(0)).send())),
    ("workspaces.metrics.config", |client, arguments| reply(client.workspaces().metrics().config(arguments.text(0)).send())),
];
