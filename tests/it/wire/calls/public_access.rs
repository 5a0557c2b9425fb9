//! The calls of `workspaces.publicAccess`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::workspaces::public_access::ExposePort;

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.publicAccess.list", |client, arguments| {
        reply(client.workspaces().public_access().list(arguments.text(0)).send())
    }),
    ("workspaces.publicAccess.expose", |client, arguments| {
        let options = arguments.options();
        let port = options.required("port", options.integer("port"));
        let request = client
            .workspaces()
            .public_access()
            .expose(arguments.text(0), port)
            .set(options.text("label"), ExposePort::label)
            .set(options.text("slug"), ExposePort::slug)
            .set(options.text("domain"), ExposePort::domain);
        reply(request.send())
    }),
    ("workspaces.publicAccess.updateSlug", |client, arguments| {
        let options = arguments.options();
        let slug = options.required("slug", options.text("slug"));
        reply(client.workspaces().public_access().update_slug(arguments.text(0), arguments.integer(1), slug).send())
    }),
    ("workspaces.publicAccess.revoke", |client, arguments| {
        reply(client.workspaces().public_access().revoke(arguments.text(0), arguments.integer(1)).send())
    }),
];
