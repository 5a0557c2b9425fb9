//! Listings of directories: what of it is asked for, and the entries.
//!
//! `/files` answers with them at once, `/files/stream` line by line.

use std::collections::hash_map::DefaultHasher;
use std::fs::Metadata;
use std::hash::Hasher;
use std::time::UNIX_EPOCH;

use serde_json::{Value, json};

use crate::error::Failure;
use crate::moment::Moment;
use crate::query::Query;

use super::folder::Place;
use super::patterns::Patterns;

/// What looks like source code.
const CODE: [&str; 16] =
    [".c", ".cpp", ".css", ".go", ".html", ".java", ".js", ".json", ".py", ".rb", ".rs", ".sh", ".sql", ".ts", ".tsx", ".yaml"];

/// What a listing is asked for.
pub(crate) struct Listing {
    is_nested: bool,
    is_flat: bool,
    is_light: bool,
    with_hash: bool,
    with_content: bool,
    with_extensions: bool,
    only_code: bool,
    depth: usize,
    paths: Patterns,
    extensions: Vec<String>,
    ignored: Patterns,
    budget: usize,
}

impl Listing {
    pub(crate) fn read(query: &Query, root: &Place) -> Result<Self, Failure> {
        let mut ignored = Patterns::read(query.text("ignore_patterns"));
        if query.flag("use_gitignore")?
            && let Ok(text) = root.child(".gitignore").read()
        {
            ignored.add_lines(&String::from_utf8_lossy(&text));
        }
        let extensions = query.text("include_ext").unwrap_or_default().split(',').map(str::trim);
        Ok(Self {
            is_nested: query.flag("nested")?,
            is_flat: query.flag("flatten")?,
            is_light: query.flag("light")?,
            with_hash: query.flag("include_hash")?,
            with_content: query.flag("include_content")?,
            with_extensions: query.flag("include_extensions")?,
            only_code: query.flag("code_files_only")?,
            depth: query.integer("max_depth", 0..=usize::MAX)?.unwrap_or(usize::MAX),
            paths: Patterns::read(query.text("path_filter")),
            extensions: extensions.filter(|text| !text.is_empty()).map(|text| text.trim_start_matches('.').to_owned()).collect(),
            ignored,
            budget: query.integer("max_content_budget", 0..=usize::MAX)?.unwrap_or(usize::MAX),
        })
    }

    /// Makes the listing one of all entries in one list, for a stream.
    pub(crate) fn flattened(mut self) -> Self {
        self.is_flat = true;
        self
    }

    /// The entries of a directory.
    pub(crate) fn entries(&mut self, directory: &Place) -> Result<Vec<Value>, Failure> {
        self.below(directory, 1)
    }

    fn below(&mut self, directory: &Place, depth: usize) -> Result<Vec<Value>, Failure> {
        let mut entries = Vec::new();
        for place in directory.children()? {
            // What was deleted meanwhile is no fault.
            let Ok(metadata) = place.metadata() else { continue };
            if self.ignored.fit(&place.name()) || (!metadata.is_dir() && !self.wants(&place)) {
                continue;
            }
            let mut entry = self.entry(&place, &metadata);
            if !metadata.is_dir() || !self.is_nested || depth >= self.depth {
                entries.push(entry);
                continue;
            }
            let children = self.below(&place, depth + 1)?;
            if self.is_flat {
                entries.push(entry);
                entries.extend(children);
            } else {
                entry["children"] = children.into();
                entries.push(entry);
            }
        }
        Ok(entries)
    }

    fn wants(&self, place: &Place) -> bool {
        let extension = place.extension().unwrap_or_default();
        let is_listed = self.extensions.is_empty() || self.extensions.iter().any(|one| *one == extension.trim_start_matches('.'));
        let is_of_path = self.paths.is_empty() || self.paths.fit(&place.name()) || self.paths.fit(&place.path);
        is_listed && is_of_path && (!self.only_code || is_code(place))
    }

    fn entry(&mut self, place: &Place, metadata: &Metadata) -> Value {
        let mut entry = json!({ "name": place.name(), "path": place.path, "type": kind(metadata) });
        if !self.is_light {
            entry["size"] = json!(metadata.len());
            entry["modified"] = json!(modified(metadata));
        }
        if !metadata.is_file() {
            return entry;
        }
        if self.with_extensions
            && let Some(extension) = place.extension()
        {
            entry["extension"] = json!(extension);
        }
        if (self.with_hash || self.with_content)
            && let Ok(bytes) = place.read()
        {
            self.add_contents(&mut entry, &bytes);
        }
        entry
    }

    fn add_contents(&mut self, entry: &mut Value, bytes: &[u8]) {
        if self.with_hash {
            let mut hasher = DefaultHasher::new();
            hasher.write(bytes);
            entry["hash"] = json!(format!("{:016x}", hasher.finish()));
        }
        if self.with_content
            && bytes.len() <= self.budget
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            self.budget -= bytes.len();
            entry["content"] = json!(text);
        }
    }
}

pub(crate) fn kind(metadata: &Metadata) -> &'static str {
    match metadata {
        found if found.is_symlink() => "symlink",
        found if found.is_dir() => "directory",
        _ => "file",
    }
}

/// When it was last written, which is a time of the machine that runs the fake.
pub(crate) fn modified(metadata: &Metadata) -> String {
    let time = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Moment::from_duration(time.unwrap_or_default()).text()
}

pub(crate) fn is_code(place: &Place) -> bool {
    place.extension().is_some_and(|extension| CODE.contains(&extension.as_str()))
}
