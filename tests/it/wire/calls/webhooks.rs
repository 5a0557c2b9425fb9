//! The calls of `webhooks`.
//! One of the tables in which the replay looks calls up.

use oblien_client::{Field, Secret};
use oblien_generated::webhooks::{CreateWebhook, ListWebhooks, UpdateWebhook};

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("webhooks.list", |client, arguments| {
        let request = client.webhooks().list();
        reply(request.set(arguments.options().text("namespace"), ListWebhooks::namespace).send())
    }),
    ("webhooks.events", |client, _| reply(client.webhooks().events().send())),
    ("webhooks.create", |client, arguments| {
        let options = arguments.options();
        let url = options.required("url", options.text("url"));
        let request = client.webhooks().create(url, options.required("events", options.texts("events")));
        let request = request
            .set(options.text("secret"), CreateWebhook::secret)
            .set(options.text("description"), CreateWebhook::description)
            .set(options.text("namespace"), CreateWebhook::namespace);
        reply(request.send())
    }),
    ("webhooks.update", |client, arguments| {
        let options = arguments.options();
        let secret = options.nullable("secret").map(|secret| match secret {
            Field::Value(secret) => Field::Value(Secret::from(secret)),
            _ => Field::Null,
        });
        let request = client
            .webhooks()
            .update(arguments.integer(0))
            .set(options.text("url"), UpdateWebhook::url)
            .set(options.texts("events"), UpdateWebhook::events)
            .set(secret, UpdateWebhook::secret)
            .set(options.nullable("description"), UpdateWebhook::description)
            .set(options.nullable("namespace"), UpdateWebhook::namespace)
            .set(options.flag("active"), UpdateWebhook::active);
        reply(request.send())
    }),
    ("webhooks.delete", |client, arguments| reply(client.webhooks().delete(arguments.integer(0)).send())),
];
