//! The calls of `workspaces.domains`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::workspaces::domains::ConnectDomain;

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.domains.get", |client, arguments| reply(client.workspaces().domains().get(arguments.text(0)).send())),
    ("workspaces.domains.connect", |client, arguments| {
        let options = arguments.options();
        let domain = options.required("domain", options.text("domain"));
        let request = client
            .workspaces()
            .domains()
            .connect(arguments.text(0), domain)
            .set(options.integer("port"), ConnectDomain::port)
            .set(options.flag("include_www"), ConnectDomain::include_www);
        reply(request.send())
    }),
    ("workspaces.domains.disconnect", |client, arguments| {
        reply(client.workspaces().domains().disconnect(arguments.text(0)).send())
    }),
    ("workspaces.domains.renewSSL", |client, arguments| reply(client.workspaces().domains().renew_ssl(arguments.text(0)).send())),
    ("workspaces.domains.checkDNS", |client, arguments| {
        let options = arguments.options();
        let domain = options.required("domain", options.text("domain"));
        reply(client.workspaces().domains().check_dns(arguments.text(0), domain).send())
    }),
];
