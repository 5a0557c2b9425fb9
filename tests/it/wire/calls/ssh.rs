//! The calls of `workspaces.ssh`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::workspaces::ssh::{SetSshKey, SetSshPassword};

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.ssh.status", |client, arguments| reply(client.workspaces().ssh().status(arguments.text(0)).send())),
    ("workspaces.ssh.enable", |client, arguments| reply(client.workspaces().ssh().enable(arguments.text(0)).send())),
    ("workspaces.ssh.disable", |client, arguments| reply(client.workspaces().ssh().disable(arguments.text(0)).send())),
    ("workspaces.ssh.setPassword", |client, arguments| {
        let options = arguments.options();
        let password = options.required("password", options.text("password"));
        let request = client.workspaces().ssh().set_password(arguments.text(0), password);
        reply(request.set(options.text("user"), SetSshPassword::user).send())
    }),
    ("workspaces.ssh.setKey", |client, arguments| {
        let options = arguments.options();
        let key = options.required("public_key", options.text("public_key"));
        let request = client.workspaces().ssh().set_key(arguments.text(0), key);
        reply(request.set(options.text("user"), SetSshKey::user).send())
    }),
];
