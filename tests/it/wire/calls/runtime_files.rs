//! The calls of `runtime.files` and `runtime.transfer`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::runtime::files::{ListFiles, MakeDirectory, ReadFile, StreamFiles, WriteFile};
use oblien_generated::runtime::transfer::{DownloadArchive, UploadArchive};

use super::super::arguments::Setting;
use super::super::reply::{bytes, records, reply};
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("runtime.files.list", |client, arguments| {
        let options = arguments.options();
        let request = client
            .runtime()
            .files()
            .list()
            .set(options.text("dirPath"), ListFiles::path)
            .set(options.flag("nested"), ListFiles::nested)
            .set(options.flag("flatten"), ListFiles::flatten)
            .set(options.flag("light"), ListFiles::light)
            .set(options.flag("includeHash"), ListFiles::include_hash)
            .set(options.flag("includeContent"), ListFiles::include_content)
            .set(options.flag("includeExtensions"), ListFiles::include_extensions)
            .set(options.flag("codeFilesOnly"), ListFiles::code_files_only)
            .set(options.flag("useGitignore"), ListFiles::use_gitignore)
            .set(options.integer("maxDepth"), ListFiles::max_depth)
            .set(options.text("pathFilter"), ListFiles::path_filter)
            .set(options.text("includeExt"), ListFiles::include_ext)
            .set(options.text("ignorePatterns"), ListFiles::ignore_patterns)
            .set(options.integer("maxContentBudget"), ListFiles::max_content_budget);
        reply(request.send())
    }),
    ("runtime.files.stream", |client, arguments| {
        let options = arguments.options();
        let request = client
            .runtime()
            .files()
            .stream()
            .set(options.text("dirPath"), StreamFiles::path)
            .set(options.flag("nested"), StreamFiles::nested)
            .set(options.flag("flatten"), StreamFiles::flatten)
            .set(options.flag("light"), StreamFiles::light)
            .set(options.flag("includeHash"), StreamFiles::include_hash)
            .set(options.flag("includeContent"), StreamFiles::include_content)
            .set(options.flag("includeExtensions"), StreamFiles::include_extensions)
            .set(options.flag("codeFilesOnly"), StreamFiles::code_files_only)
            .set(options.flag("useGitignore"), StreamFiles::use_gitignore)
            .set(options.integer("maxDepth"), StreamFiles::max_depth)
            .set(options.text("pathFilter"), StreamFiles::path_filter)
            .set(options.text("includeExt"), StreamFiles::include_ext)
            .set(options.text("ignorePatterns"), StreamFiles::ignore_patterns)
            .set(options.integer("maxContentBudget"), StreamFiles::max_content_budget);
        records(request.send())
    }),
    ("runtime.files.read", |client, arguments| {
        let options = arguments.options();
        let request = client
            .runtime()
            .files()
            .read(options.required("filePath", options.text("filePath")))
            .set(options.integer("startLine"), ReadFile::start_line)
            .set(options.integer("endLine"), ReadFile::end_line)
            .set(options.flag("withLineNumbers"), ReadFile::with_line_numbers);
        reply(request.send())
    }),
    ("runtime.files.write", |client, arguments| {
        let options = arguments.options();
        let path = options.required("fullPath", options.text("fullPath"));
        let content = options.required("content", options.text("content"));
        let request = client
            .runtime()
            .files()
            .write(path, content)
            .set(options.flag("createDirs"), WriteFile::create_dirs)
            .set(options.flag("append"), WriteFile::append)
            .set(options.text("mode"), WriteFile::mode);
        reply(request.send())
    }),
    ("runtime.files.mkdir", |client, arguments| {
        let options = arguments.options();
        let request = client.runtime().files().mkdir(options.required("path", options.text("path")));
        reply(request.set(options.text("mode"), MakeDirectory::mode).send())
    }),
    ("runtime.files.stat", |client, arguments| {
        let options = arguments.options();
        reply(client.runtime().files().stat(options.required("path", options.text("path"))).send())
    }),
    ("runtime.files.delete", |client, arguments| {
        let options = arguments.options();
        reply(client.runtime().files().delete(options.required("path", options.text("path"))).send())
    }),
    ("runtime.transfer.upload", |client, arguments| {
        let options = arguments.options();
        let body = options.required("body", options.body("body", "totalBytes"));
        let request = client.runtime().transfer().upload(body);
        reply(request.set(options.text("dest"), UploadArchive::dest).send())
    }),
    ("runtime.transfer.download", |client, arguments| {
        let options = arguments.options();
        let request = client.runtime().transfer().download(options.required("paths", options.texts("paths")));
        bytes(request.set(options.texts("excludePatterns"), DownloadArchive::exclude_patterns).send())
    }),
];
