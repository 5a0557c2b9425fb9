//! The calls of `runtime.exec`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::runtime::exec::{RunCommand, StreamCommand};

use super::super::arguments::Setting;
use super::super::reply::{events, reply};
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("runtime.exec.run", |client, arguments| {
        let options = arguments.options();
        let request = client
            .runtime()
            .exec()
            .run(arguments.list(0))
            .set(options.text("execMode"), RunCommand::exec_mode)
            .set(options.number("timeoutSeconds"), RunCommand::timeout_seconds)
            .set(options.number("ttlSeconds"), RunCommand::ttl_seconds)
            .set(options.flag("keepLogs"), RunCommand::keep_logs);
        reply(request.send())
    }),
    ("runtime.exec.stream", |client, arguments| {
        let options = arguments.options();
        let request = client
            .runtime()
            .exec()
            .stream(arguments.list(0))
            .set(options.text("execMode"), StreamCommand::exec_mode)
            .set(options.number("timeoutSeconds"), StreamCommand::timeout_seconds)
            .set(options.number("ttlSeconds"), StreamCommand::ttl_seconds)
            .set(options.flag("keepLogs"), StreamCommand::keep_logs);
        events(request.send())
    }),
    ("runtime.exec.subscribe", |client, arguments| events(client.runtime().exec().subscribe(arguments.text(0)).send())),
    ("runtime.exec.list", |client, _| reply(client.runtime().exec().list().send())),
    ("runtime.exec.get", |client, arguments| reply(client.runtime().exec().get(arguments.text(0)).send())),
    ("runtime.exec.kill", |client, arguments| reply(client.runtime().exec().kill(arguments.text(0)).send())),
    ("runtime.exec.deleteAll", |client, _| reply(client.runtime().exec().delete_all().send())),
    ("runtime.exec.input", |client, arguments| {
        reply(client.runtime().exec().input(arguments.text(0), arguments.bytes(1)).send())
    }),
];
