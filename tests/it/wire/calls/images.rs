//! The calls of `workspaces.images`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::workspaces::images::ListImages;

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[("workspaces.images.list", |client, arguments| {
    let options = arguments.options();
    let request = client
        .workspaces()
        .images()
        .list()
        .set(options.text("search"), ListImages::search)
        .set(options.text("category"), ListImages::category);
    reply(request.send())
})];
