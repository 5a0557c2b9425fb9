//! The calls of `analytics`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::analytics::{GetAnalyticsSummary, GetDomainAnalytics, GetVisitCountries, GetVisits, ListVisitRequests};

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("analytics.home", |client, arguments| {
        let request = client.analytics().home();
        reply(request.set(arguments.options().text("namespace"), GetAnalyticsSummary::namespace).send())
    }),
    ("analytics.get", |client, arguments| {
        let options = arguments.options();
        let request = client
            .analytics()
            .get(arguments.text(0))
            .set(options.integer("from"), GetDomainAnalytics::from)
            .set(options.integer("to"), GetDomainAnalytics::to)
            .set(options.text("interval"), GetDomainAnalytics::interval)
            .set(options.integer("limit"), GetDomainAnalytics::limit);
        reply(request.send())
    }),
    ("analytics.timeseries", |client, arguments| {
        let options = arguments.options();
        let request = client
            .analytics()
            .timeseries(arguments.text(0))
            .set(options.integer("from"), GetVisits::from)
            .set(options.integer("to"), GetVisits::to)
            .set(options.text("interval"), GetVisits::interval);
        reply(request.send())
    }),
    ("analytics.geo", |client, arguments| {
        let options = arguments.options();
        let request = client
            .analytics()
            .geo(arguments.text(0))
            .set(options.integer("from"), GetVisitCountries::from)
            .set(options.integer("to"), GetVisitCountries::to);
        reply(request.send())
    }),
    ("analytics.requests", |client, arguments| {
        let request = client.analytics().requests(arguments.text(0));
        reply(request.set(arguments.options().integer("limit"), ListVisitRequests::limit).send())
    }),
    ("analytics.streamToken", |client, arguments| reply(client.analytics().stream_token(arguments.text(0)).send())),
];
