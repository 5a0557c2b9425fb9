//! The calls of `workspaces.metadata`.
//! One of the tables in which the replay looks calls up.

use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.metadata.get", |client, arguments| reply(client.workspaces().metadata().get(arguments.text(0)).send())),
    ("workspaces.metadata.update", |client, arguments| {
        let options = arguments.options();
        let metadata = options.required("metadata", options.pairs("metadata"));
        reply(client.workspaces().metadata().update(arguments.text(0), metadata).send())
    }),
    ("workspaces.metadata.patch", |client, arguments| {
        let options = arguments.options();
        let metadata = options.required("metadata", options.pairs("metadata"));
        reply(client.workspaces().metadata().patch(arguments.text(0), metadata).send())
    }),
];
