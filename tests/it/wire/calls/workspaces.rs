//! The calls of `workspaces` itself.
//! One of the tables in which the replay looks calls up.

use std::time::Duration;

use oblien_generated::WaitUntilReady;
use oblien_generated::workspaces::{EstimateCredits, ListWorkspaces, PingWorkspace, StartWorkspace, UpdateWorkspace};

use super::super::arguments::Setting;
use super::super::reply::{reply, value};
use super::{Entry, create};

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.create", |client, arguments| reply(create::create(client.workspaces().create(), &arguments.options()).send())),
    ("workspaces.waitUntilReady", |client, arguments| {
        let limit = arguments.options().integer("timeoutMs").map(|limit| Duration::from_millis(limit.unsigned_abs()));
        let wait = client.workspace(arguments.text(0)).wait_until_ready();
        value(wait.set(limit, WaitUntilReady::with_deadline).send())
    }),
    ("workspaces.retryCreation", |client, arguments| reply(client.workspaces().retry_creation(arguments.text(0)).send())),
    ("workspaces.list", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .list()
            .set(options.integer("page"), ListWorkspaces::page)
            .set(options.integer("limit"), ListWorkspaces::limit)
            .set(options.text("status"), ListWorkspaces::status)
            .set(options.text("mode"), ListWorkspaces::mode)
            .set(options.text("namespace"), ListWorkspaces::namespace);
        reply(request.send())
    }),
    ("workspaces.get", |client, arguments| reply(client.workspaces().get(arguments.text(0)).send())),
    ("workspaces.update", |client, arguments| {
        let options = arguments.options();
        let config = options.options("config").map(|config| create::configuration(&config));
        let request = client
            .workspaces()
            .update(arguments.text(0))
            .set(options.text("name"), UpdateWorkspace::name)
            .set(options.nullable("slug"), UpdateWorkspace::slug)
            .set(options.nullable("logo"), UpdateWorkspace::logo)
            .set(config, UpdateWorkspace::config);
        reply(request.send())
    }),
    ("workspaces.delete", |client, arguments| reply(client.workspaces().delete(arguments.text(0)).send())),
    ("workspaces.getDetails", |client, arguments| reply(client.workspaces().details(arguments.text(0)).send())),
    ("workspaces.start", |client, arguments| {
        let request = client.workspaces().start(arguments.text(0));
        reply(request.set(arguments.options().flag("force"), StartWorkspace::force).send())
    }),
    ("workspaces.stop", |client, arguments| reply(client.workspaces().stop(arguments.text(0)).send())),
    ("workspaces.restart", |client, arguments| reply(client.workspaces().restart(arguments.text(0)).send())),
    ("workspaces.pause", |client, arguments| reply(client.workspaces().pause(arguments.text(0)).send())),
    ("workspaces.resume", |client, arguments| reply(client.workspaces().resume(arguments.text(0)).send())),
    ("workspaces.ping", |client, arguments| {
        let request = client.workspaces().ping(arguments.text(0));
        reply(request.set(arguments.options().integer("ttl_seconds"), PingWorkspace::ttl_seconds).send())
    }),
    ("workspaces.getQuota", |client, _| reply(client.workspaces().quota().send())),
    ("workspaces.getEstimate", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .estimate()
            .set(options.number("cpu"), EstimateCredits::cpu)
            .set(options.number("ram_mb"), EstimateCredits::ram_mb)
            .set(options.number("disk_mb"), EstimateCredits::disk_mb);
        reply(request.send())
    }),
];
