//! The calls of `routes`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::routes::SetRoutes;
use oblien_generated::types::RouteFiles;

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;
use super::pages::rules;

pub(super) const CALLS: &[Entry] = &[
    ("routes.set", |client, arguments| {
        let options = arguments.options();
        let page = options.options("static").and_then(|files| files.text("page"));
        let request = SetRoutes::new(client, arguments.text(0), rules(&options))
            .set(options.flag("cleanUrls"), SetRoutes::clean_urls)
            .set(options.text("trailingSlash"), SetRoutes::trailing_slash)
            .set(options.flag("spa"), SetRoutes::spa)
            .set(page.map(RouteFiles::new), SetRoutes::r#static);
        reply(request.send())
    }),
    ("routes.get", |client, arguments| reply(client.routes().get(arguments.text(0)).send())),
    ("routes.rollback", |client, arguments| reply(client.routes().rollback(arguments.text(0), arguments.integer(1)).send())),
];
