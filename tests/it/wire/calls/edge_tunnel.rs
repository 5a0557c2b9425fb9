//! The calls of `edge_tunnel`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::edge_tunnel::{CheckTunnelDomain, CreateEdgeTunnel, IssueTunnelToken, UpdateEdgeTunnel};

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("edgeTunnel.list", |client, _| reply(client.edge_tunnel().list().send())),
    ("edgeTunnel.get", |client, arguments| reply(client.edge_tunnel().get(arguments.integer(0)).send())),
    ("edgeTunnel.create", |client, arguments| {
        let options = arguments.options();
        let name = options.required("name", options.text("name"));
        let request = client
            .edge_tunnel()
            .create(name, options.required("port", options.integer("port")))
            .set(options.text("slug"), CreateEdgeTunnel::slug)
            .set(options.text("domain"), CreateEdgeTunnel::domain)
            .set(options.text("namespace"), CreateEdgeTunnel::namespace);
        reply(request.send())
    }),
    ("edgeTunnel.checkDomain", |client, arguments| {
        let options = arguments.options();
        let request = client.edge_tunnel().check_domain(options.required("domain", options.text("domain")));
        reply(request.set(options.integer("port"), CheckTunnelDomain::port).send())
    }),
    ("edgeTunnel.update", |client, arguments| {
        let options = arguments.options();
        let request = client
            .edge_tunnel()
            .update(arguments.integer(0))
            .set(options.text("name"), UpdateEdgeTunnel::name)
            .set(options.text("slug"), UpdateEdgeTunnel::slug)
            .set(options.integer("port"), UpdateEdgeTunnel::port);
        reply(request.send())
    }),
    ("edgeTunnel.issueToken", |client, arguments| {
        let request = client.edge_tunnel().issue_token(arguments.integer(0));
        reply(request.set(arguments.options().text("expiresIn"), IssueTunnelToken::expires_in).send())
    }),
    ("edgeTunnel.enable", |client, arguments| reply(client.edge_tunnel().enable(arguments.integer(0)).send())),
    ("edgeTunnel.disable", |client, arguments| reply(client.edge_tunnel().disable(arguments.integer(0)).send())),
    ("edgeTunnel.delete", |client, arguments| reply(client.edge_tunnel().delete(arguments.integer(0)).send())),
    ("edgeTunnel.renewSSL", |client, arguments| reply(client.edge_tunnel().renew_ssl(arguments.integer(0)).send())),
];
