//! The calls of `tokens`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::tokens::CreateToken;

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[("tokens.create", |client, arguments| {
    let options = arguments.options();
    let request = client
        .tokens()
        .create(options.required("scope", options.text("scope")))
        .set(options.text("namespace"), CreateToken::namespace)
        .set(options.text("workspaceId"), CreateToken::workspace_id)
        .set(options.integer("ttl"), CreateToken::ttl)
        .set(options.text("label"), CreateToken::label);
    reply(request.send())
})];
