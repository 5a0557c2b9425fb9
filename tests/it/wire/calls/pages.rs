//! The calls of `pages`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::pages::{ConnectPageDomain, CreatePage, SetPageRoutes, UpdatePage};
use oblien_generated::types::{
    RouteAction, RouteHeader, RouteHeaders, RouteMatch, RouteProxy, RouteRedirect, RouteRewrite, RouteRule,
};

use super::super::arguments::{Options, Setting};
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("pages.list", |client, _| reply(client.pages().list().send())),
    ("pages.get", |client, arguments| reply(client.pages().get(arguments.text(0)).send())),
    ("pages.create", |client, arguments| {
        let options = arguments.options();
        let workspace = options.required("workspace_id", options.text("workspace_id"));
        let path = options.required("path", options.text("path"));
        let request = client
            .pages()
            .create(workspace, path, options.required("name", options.text("name")))
            .set(options.text("slug"), CreatePage::slug)
            .set(options.text("domain"), CreatePage::domain)
            .set(options.text("namespace"), CreatePage::namespace);
        reply(request.send())
    }),
    ("pages.deploy", |client, arguments| {
        let options = arguments.options();
        let workspace = options.required("workspace_id", options.text("workspace_id"));
        let path = options.required("path", options.text("path"));
        reply(client.pages().deploy(arguments.text(0), workspace, path).send())
    }),
    ("pages.update", |client, arguments| {
        let options = arguments.options();
        let request = client
            .pages()
            .update(arguments.text(0))
            .set(options.text("name"), UpdatePage::name)
            .set(options.text("slug"), UpdatePage::new_slug);
        reply(request.send())
    }),
    ("pages.enable", |client, arguments| reply(client.pages().enable(arguments.text(0)).send())),
    ("pages.disable", |client, arguments| reply(client.pages().disable(arguments.text(0)).send())),
    ("pages.delete", |client, arguments| reply(client.pages().delete(arguments.text(0)).send())),
    ("pages.getDomain", |client, arguments| reply(client.pages().get_domain(arguments.text(0)).send())),
    ("pages.disconnectDomain", |client, arguments| reply(client.pages().disconnect_domain(arguments.text(0)).send())),
    ("pages.renewSSL", |client, arguments| reply(client.pages().renew_ssl(arguments.text(0)).send())),
    ("pages.getRoutes", |client, arguments| reply(client.pages().get_routes(arguments.text(0)).send())),
    ("pages.connectDomain", |client, arguments| {
        let options = arguments.options();
        let domain = options.required("domain", options.text("domain"));
        let request = client.pages().connect_domain(arguments.text(0), domain);
        reply(request.set(options.flag("includeWww"), ConnectPageDomain::include_www).send())
    }),
    ("pages.checkDNS", |client, arguments| {
        let options = arguments.options();
        let domain = options.required("domain", options.text("domain"));
        reply(client.pages().check_dns(arguments.text(0), domain).send())
    }),
    ("pages.setRoutes", |client, arguments| {
        let options = arguments.options();
        let request = client
            .pages()
            .set_routes(arguments.text(0), rules(&options))
            .set(options.flag("cleanUrls"), SetPageRoutes::clean_urls)
            .set(options.text("trailingSlash"), SetPageRoutes::trailing_slash)
            .set(options.flag("spa"), SetPageRoutes::spa);
        reply(request.send())
    }),
    ("pages.rollbackRoutes", |client, arguments| {
        reply(client.pages().rollback_routes(arguments.text(0), arguments.integer(1)).send())
    }),
];

/// Returns the rules among the options, as the client takes them.
pub(super) fn rules(options: &Options) -> Vec<RouteRule> {
    options.required("routes", options.many("routes")).iter().map(rule).collect()
}

fn rule(rule: &Options) -> RouteRule {
    let matched = rule.options("match").unwrap();
    let path = matched.required("path", matched.text("path"));
    let condition = RouteMatch::new(path).set(matched.text("type"), RouteMatch::r#type);
    RouteRule::new(condition, action(&rule.options("action").unwrap()))
}

fn action(action: &Options) -> RouteAction {
    let to = || action.required("to", action.text("to"));
    match action.text("kind").as_deref() {
        Some("proxy") => RouteProxy::new()
            .set(action.text("origin"), RouteProxy::origin)
            .set(action.text("workspace"), RouteProxy::workspace)
            .set(action.integer("port"), RouteProxy::port)
            .set(action.flag("stripPrefix"), RouteProxy::strip_prefix)
            .set(action.text("path"), RouteProxy::path)
            .into(),
        Some("redirect") => RouteRedirect::new(to()).set(action.integer("status"), RouteRedirect::status).into(),
        Some("headers") => {
            let header = |header: &Options| {
                let part = |name: &str| header.required(name, header.text(name));
                RouteHeader::new(part("key"), part("value"))
            };
            let headers = action.required("set", action.many("set"));
            RouteHeaders::new(headers.iter().map(header)).into()
        }
        _ => RouteRewrite::new(to()).into(),
    }
}
