//! The calls of `runtime`, `runtime.search`, `runtime.terminal`, `runtime.watcher` and `runtime.desktop`.
//! One of the tables in which the replay looks calls up; files and commands have tables of their own.

use oblien_generated::WorkspaceRuntime;
use oblien_generated::runtime::search::{SearchContent, SearchFiles};
use oblien_generated::runtime::terminal::{CreateTerminal, ReadScrollback};
use oblien_generated::runtime::watcher::CreateWatcher;

use super::super::arguments::Setting;
use super::super::reply::{reply, value};
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("runtime.info", |client, _| reply(client.runtime().info().send())),
    ("runtime.forTarget", |client, arguments| {
        let whole = WorkspaceRuntime::new(client.clone().cast());
        match whole.for_target(&arguments.text(0)) {
            Ok(target) => reply(target.info().send()),
            Err(error) => value::<()>(async { Err(error) }),
        }
    }),
    ("runtime.targets", |client, _| reply(client.runtime().targets().send())),
    ("runtime.health", |client, _| {
        let sending = client.runtime().health().send();
        value(async { Ok(sending.await.is_ok_and(|health| health.status == "ok")) })
    }),
    ("runtime.search.content", |client, arguments| {
        let options = arguments.options();
        let request = client
            .runtime()
            .search()
            .content(options.required("query", options.text("query")))
            .set(options.text("path"), SearchContent::path)
            .set(options.flag("caseSensitive"), SearchContent::case_sensitive)
            .set(options.flag("regex"), SearchContent::regex)
            .set(options.flag("wholeWord"), SearchContent::whole_word)
            .set(options.integer("maxResults"), SearchContent::max_results)
            .set(options.number("timeout"), SearchContent::timeout)
            .set(options.integer("contextLines"), SearchContent::context_lines)
            .set(options.text("fileTypes"), SearchContent::file_types)
            .set(options.flag("includeHidden"), SearchContent::include_hidden)
            .set(options.flag("noGitignore"), SearchContent::no_gitignore)
            .set(options.text("ignorePatterns"), SearchContent::ignore_patterns);
        reply(request.send())
    }),
    ("runtime.search.files", |client, arguments| {
        let options = arguments.options();
        let request = client
            .runtime()
            .search()
            .files(options.required("query", options.text("query")))
            .set(options.text("path"), SearchFiles::path)
            .set(options.flag("caseSensitive"), SearchFiles::case_sensitive)
            .set(options.flag("includeHidden"), SearchFiles::include_hidden)
            .set(options.integer("maxResults"), SearchFiles::max_results)
            .set(options.text("ignorePatterns"), SearchFiles::ignore_patterns);
        reply(request.send())
    }),
    ("runtime.search.status", |client, _| reply(client.runtime().search().status().send())),
    ("runtime.search.init", |client, _| reply(client.runtime().search().init().send())),
    ("runtime.terminal.create", |client, arguments| {
        let options = arguments.options();
        let cmd = options.texts("cmd").or_else(|| options.text("shell").map(|shell| vec![shell]));
        let request = client
            .runtime()
            .terminal()
            .create()
            .set(cmd, CreateTerminal::cmd)
            .set(options.integer("cols"), CreateTerminal::cols)
            .set(options.integer("rows"), CreateTerminal::rows)
            .set(options.integer("scrollbackSize"), CreateTerminal::scrollback_size);
        reply(request.send())
    }),
    ("runtime.terminal.list", |client, _| reply(client.runtime().terminal().list().send())),
    ("runtime.terminal.close", |client, arguments| reply(client.runtime().terminal().close(arguments.text(0)).send())),
    ("runtime.terminal.scrollback", |client, arguments| {
        let request = client.runtime().terminal().scrollback(arguments.text(0));
        reply(request.set(arguments.options().integer("bytes"), ReadScrollback::bytes).send())
    }),
    ("runtime.watcher.create", |client, arguments| {
        let options = arguments.options();
        let request = client
            .runtime()
            .watcher()
            .create(options.required("path", options.text("path")))
            .set(options.text("root"), CreateWatcher::root)
            .set(options.texts("excludes"), CreateWatcher::excludes)
            .set(options.texts("exclude"), CreateWatcher::exclude);
        reply(request.send())
    }),
    ("runtime.watcher.list", |client, _| reply(client.runtime().watcher().list().send())),
    ("runtime.watcher.get", |client, arguments| reply(client.runtime().watcher().get(arguments.text(0)).send())),
    ("runtime.watcher.delete", |client, arguments| reply(client.runtime().watcher().delete(arguments.text(0)).send())),
    ("runtime.desktop.status", |client, _| reply(client.runtime().desktop().status().send())),
    ("runtime.desktop.enable", |client, _| reply(client.runtime().desktop().enable().send())),
    ("runtime.desktop.disable", |client, _| reply(client.runtime().desktop().disable().send())),
    ("runtime.desktop.credentials", |client, _| reply(client.runtime().desktop().credentials().send())),
];
