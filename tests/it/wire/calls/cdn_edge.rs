//! The calls of `cdn` on the edge, each with the permit that it needs.
//! One of the tables in which the replay looks calls up.

use std::sync::Mutex;

use oblien_generated::cdn::{CreateCdnPermit, ProcessCdnUrls};
use oblien_generated::oblien_client::Part;
use oblien_generated::{Client, credentials, scope};

use super::super::arguments::{Options, Setting};
use super::super::reply::reply;
use super::{Entry, Oblien};

pub(super) const CALLS: &[Entry] = &[
    ("cdn.upload", |client, arguments| {
        let edge = edge(client, &arguments.options_at(1));
        reply(edge.cdn().upload(part(&arguments.options_at(0))).send())
    }),
    ("cdn.uploadMany", |client, arguments| {
        let edge = edge(client, &arguments.options_at(1));
        let parts: Vec<Part> = arguments.many_at(0).iter().map(part).collect();
        reply(edge.cdn().upload_many(parts).send())
    }),
    ("cdn.processUrls", |client, arguments| {
        let options = arguments.options();
        let request = edge(client, &options)
            .cdn()
            .process_urls(options.required("urls", options.texts("urls")))
            .set(options.integer("maxBatch"), ProcessCdnUrls::max_batch)
            .set(options.integer("concurrency"), ProcessCdnUrls::concurrency);
        reply(request.send())
    }),
    ("cdn.getLimits", |client, arguments| reply(edge(client, &arguments.options()).cdn().get_limits().send())),
    ("cdn.getVariantOptions", |client, arguments| reply(edge(client, &arguments.options()).cdn().get_variant_options().send())),
];

/// A client of the edge with the permit that was given, or with those that it makes itself.
fn edge(client: &Oblien, options: &Options) -> Client<scope::Cdn> {
    if let Some(permit) = options.text("token").filter(|permit| !permit.is_empty()) {
        return client.with_credentials(credentials::permit(permit));
    }
    // What is said of a permit is said before it is made; only then can the options be left behind.
    let said = super::cdn::permit(client.cdn().token(), options);
    let said = Mutex::new(Some(said));
    client.cdn().edge_with(move |fresh: CreateCdnPermit| said.lock().unwrap().take().unwrap_or(fresh))
}

fn part(file: &Options) -> Part {
    let content = file.required("data", file.bytes("data"));
    let name = file.text("filename").unwrap_or_else(|| "undefined".to_owned());
    let content_type = file.text("contentType").unwrap_or_else(|| "application/octet-stream".to_owned());
    Part::new(content).with_file_name(name).with_content_type(content_type)
}
