//! The calls of `edge_proxy`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::edge_proxy::{CreateEdgeProxy, UpdateEdgeProxy};

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("edgeProxy.list", |client, _| reply(client.edge_proxy().list().send())),
    ("edgeProxy.get", |client, arguments| reply(client.edge_proxy().get(arguments.integer(0)).send())),
    ("edgeProxy.create", |client, arguments| {
        let options = arguments.options();
        let name = options.required("name", options.text("name"));
        let slug = options.required("slug", options.text("slug"));
        let request = client
            .edge_proxy()
            .create(name, slug, options.required("target", options.text("target")))
            .set(options.text("domain"), CreateEdgeProxy::domain)
            .set(options.members("config"), CreateEdgeProxy::config)
            .set(options.text("namespace"), CreateEdgeProxy::namespace);
        reply(request.send())
    }),
    ("edgeProxy.update", |client, arguments| {
        let options = arguments.options();
        let request = client
            .edge_proxy()
            .update(arguments.integer(0))
            .set(options.text("name"), UpdateEdgeProxy::name)
            .set(options.text("slug"), UpdateEdgeProxy::slug)
            .set(options.text("target"), UpdateEdgeProxy::target)
            .set(options.members("config"), UpdateEdgeProxy::config);
        reply(request.send())
    }),
    ("edgeProxy.enable", |client, arguments| reply(client.edge_proxy().enable(arguments.integer(0)).send())),
    ("edgeProxy.disable", |client, arguments| reply(client.edge_proxy().disable(arguments.integer(0)).send())),
    ("edgeProxy.delete", |client, arguments| reply(client.edge_proxy().delete(arguments.integer(0)).send())),
    ("edgeProxy.requestVerification", |client, arguments| {
        reply(client.edge_proxy().request_verification(arguments.text(0)).send())
    }),
    ("edgeProxy.listVerifications", |client, _| reply(client.edge_proxy().list_verifications().send())),
    ("edgeProxy.checkVerification", |client, arguments| {
        reply(client.edge_proxy().check_verification(arguments.integer(0)).send())
    }),
    ("edgeProxy.deleteVerification", |client, arguments| {
        reply(client.edge_proxy().delete_verification(arguments.integer(0)).send())
    }),
];
