//! The calls of `workspaces.snapshots`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::workspaces::snapshots::{CreateArchive, CreateSnapshot};

use super::super::arguments::Setting;
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.snapshots.create", |client, arguments| {
        let request = client.workspaces().snapshots().create(arguments.text(0));
        reply(request.set(arguments.options().text("after"), CreateSnapshot::after).send())
    }),
    ("workspaces.snapshots.restore", |client, arguments| {
        reply(client.workspaces().snapshots().restore(arguments.text(0)).send())
    }),
    ("workspaces.snapshots.createArchive", |client, arguments| {
        let options = arguments.options();
        let request = client
            .workspaces()
            .snapshots()
            .create_archive(arguments.text(0))
            .set(options.text("version"), CreateArchive::version)
            .set(options.text("format"), CreateArchive::format)
            .set(options.texts("vm_paths"), CreateArchive::vm_paths)
            .set(options.texts("exclude_vm_paths"), CreateArchive::exclude_vm_paths);
        reply(request.send())
    }),
    ("workspaces.snapshots.listArchives", |client, arguments| {
        reply(client.workspaces().snapshots().list_archives(arguments.text(0)).send())
    }),
    ("workspaces.snapshots.getArchive", |client, arguments| {
        reply(client.workspaces().snapshots().get_archive(arguments.text(0), arguments.text(1)).send())
    }),
    ("workspaces.snapshots.deleteArchive", |client, arguments| {
        let request = client.workspaces().snapshots().delete_archive(arguments.text(0), arguments.text(1));
        reply(request.set(arguments.options().only_true("delete_file"), |request, ()| request.delete_file()).send())
    }),
    ("workspaces.snapshots.deleteAllArchives", |client, arguments| {
        let request = client.workspaces().snapshots().delete_all_archives(arguments.text(0));
        reply(request.set(arguments.options().only_true("delete_files"), |request, ()| request.delete_files()).send())
    }),
];
