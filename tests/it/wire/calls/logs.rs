//! The calls of `workspaces.logs`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::workspaces::logs::{GetLogs, StreamBootLog, StreamCommandLog};

use super::super::arguments::Setting;
use super::super::reply::{events, reply};
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.logs.get", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .logs()
            .get(arguments.text(0))
            .set(options.text("source"), GetLogs::source)
            .set(options.integer("tail_lines"), GetLogs::tail_lines);
        reply(request.send())
    }),
    ("workspaces.logs.clear", |client, arguments| reply(client.workspaces().logs().clear(arguments.text(0)).send())),
    ("workspaces.logs.listFiles", |client, arguments| reply(client.workspaces().logs().list_files(arguments.text(0)).send())),
    ("workspaces.logs.getFile", |client, arguments| {
        reply(client.workspaces().logs().get_file(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.logs.streamBoot", |client, arguments| {
        let request = client.workspaces().logs().stream_boot(arguments.text(0));
        events(request.set(arguments.options().integer("tail_lines"), StreamBootLog::tail_lines).send())
    }),
    ("workspaces.logs.streamCmd", |client, arguments| {
        let request = client.workspaces().logs().stream_cmd(arguments.text(0));
        events(request.set(arguments.options().integer("tail_lines"), StreamCommandLog::tail_lines).send())
    }),
];
