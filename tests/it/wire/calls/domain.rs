//! The calls of `domain`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::domain::{CheckSlug, ListCertificates, ListDomainRoutes, VerifyDomain};

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("domain.checkSlug", |client, arguments| {
        let options = arguments.options();
        let request = client.domain().check_slug(options.required("slug", options.text("slug")));
        reply(request.set(options.text("domain"), CheckSlug::domain).send())
    }),
    ("domain.verify", |client, arguments| {
        let options = arguments.options();
        let request = client.domain().verify(options.required("domain", options.text("domain")));
        reply(request.set(options.text("resource_id"), VerifyDomain::resource_id).send())
    }),
    ("domain.routes", |client, arguments| {
        let request = client.domain().routes();
        reply(request.set(arguments.options().text("namespace"), ListDomainRoutes::namespace).send())
    }),
    ("domain.ssls", |client, arguments| {
        let request = client.domain().ssls();
        reply(request.set(arguments.options().text("namespace"), ListCertificates::namespace).send())
    }),
    ("domain.setSslAutoRenew", |client, arguments| {
        reply(client.domain().set_ssl_auto_renew(arguments.text(0), arguments.flag(1)).send())
    }),
];
