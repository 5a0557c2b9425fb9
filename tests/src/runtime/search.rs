//! `/files/search`: lines in files, and names of files.
//!
//! The search tool has to be installed first, as it is on a new workspace of the service.

use std::collections::BTreeMap;

use regex::{Regex, RegexBuilder};
use serde_json::{Value, json};

use crate::error::Failure;

use super::access::Visit;
use super::folder::Place;
use super::patterns::Patterns;
use super::{Answer, Answered};

/// How many results there are at most, if nothing else is said.
const MOST: usize = 1000;

/// Where a search looks.
struct Ground {
    root: Place,
    with_hidden: bool,
    ignored: Patterns,
    limit: usize,
}

impl Ground {
    fn read(visit: &Visit) -> Result<Self, Failure> {
        Ok(Self {
            root: visit.machine.folder.place(visit.query.text("path").unwrap_or("/"))?,
            with_hidden: visit.query.flag("include_hidden")?,
            ignored: Patterns::read(visit.query.text("ignore_patterns")),
            limit: visit.query.integer("max_results", 0..=usize::MAX)?.unwrap_or(MOST),
        })
    }

    /// All files, directory by directory.
    fn files(&self) -> Result<Vec<Place>, Failure> {
        let mut files = Vec::new();
        let mut waiting = vec![self.root.clone()];
        while let Some(directory) = waiting.pop() {
            for place in directory.children()? {
                let name = place.name();
                if self.ignored.fit(&name) || (name.starts_with('.') && !self.with_hidden) {
                    continue;
                }
                match place.metadata() {
                    Ok(found) if found.is_dir() => waiting.push(place),
                    Ok(found) if found.is_file() => files.push(place),
                    _ => {}
                }
            }
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(files)
    }
}

pub(crate) fn content(visit: &Visit) -> Answered {
    let text = visit.required_query("q")?;
    if !visit.machine.inside().has_search {
        return Err(Failure::conflict("The search tool is not installed"));
    }
    let pattern = pattern(visit, text)?;
    let context = visit.query.integer("context_lines", 0..=1000)?.unwrap_or(0);
    let types: Vec<_> = visit.query.text("file_types").unwrap_or_default().split(',').filter(|one| !one.is_empty()).collect();
    let mut ground = Ground::read(visit)?;
    if !visit.query.flag("no_gitignore")?
        && let Ok(lines) = ground.root.child(".gitignore").read()
    {
        ground.ignored.add_lines(&String::from_utf8_lossy(&lines));
    }
    let (mut results, mut total) = (BTreeMap::new(), 0);
    for place in ground.files()? {
        let extension = place.extension().unwrap_or_default();
        let is_wanted =
            types.is_empty() || types.iter().any(|one| one.trim_start_matches('.') == extension.trim_start_matches('.'));
        let Some(text) = place.read().ok().filter(|_| is_wanted).and_then(|bytes| String::from_utf8(bytes).ok()) else {
            continue;
        };
        let (lines, found) = matches(&text, &pattern, context, ground.limit - total);
        total += found;
        if found > 0 {
            results.insert(place.path, lines);
        }
    }
    let files = results.len();
    Answer::with(json!({
        "query": text,
        "path": ground.root.path,
        "results": results,
        "total_matches": total,
        "total_files": files,
        "capped": total == ground.limit,
    }))
}

fn pattern(visit: &Visit, text: &str) -> Result<Regex, Failure> {
    let mut pattern = if visit.query.flag("regex")? { text.to_owned() } else { regex::escape(text) };
    if visit.query.flag("whole_word")? {
        pattern = format!(r"\b(?:{pattern})\b");
    }
    let is_exact = visit.query.flag("case_sensitive")?;
    RegexBuilder::new(&pattern).case_insensitive(!is_exact).build().map_err(|_| Failure::invalid("q", "is no regular expression"))
}

/// The lines that fit, with those around them, and how many fit; only what fits has a column.
fn matches(text: &str, pattern: &Regex, context: usize, limit: usize) -> (Vec<Value>, usize) {
    let lines: Vec<&str> = text.lines().collect();
    let found: BTreeMap<usize, usize> =
        lines.iter().enumerate().filter_map(|(index, line)| Some((index, pattern.find(line)?.start()))).take(limit).collect();
    let is_near = |index: usize| found.keys().any(|hit| hit.abs_diff(index) <= context);
    let shown = lines.iter().enumerate().filter(|(index, _)| is_near(*index)).map(|(index, line)| {
        let mut shown = json!({ "line": index + 1, "text": line });
        if let Some(start) = found.get(&index) {
            shown["column"] = json!(line[..*start].chars().count() + 1);
        }
        shown
    });
    (shown.collect(), found.len())
}

pub(crate) fn files(visit: &Visit) -> Answered {
    let text = visit.required_query("q")?;
    let is_exact = visit.query.flag("case_sensitive")?;
    let folded = |text: &str| if is_exact { text.to_owned() } else { text.to_lowercase() };
    let ground = Ground::read(visit)?;
    let wanted = folded(text);
    let files: Vec<_> = ground
        .files()?
        .into_iter()
        .filter(|place| folded(&place.name()).contains(&wanted))
        .map(|place| place.path)
        .take(ground.limit)
        .collect();
    Answer::with(json!({ "query": text, "path": ground.root.path, "total_files": files.len(), "files": files }))
}

pub(crate) fn status(visit: &Visit) -> Answered {
    match visit.machine.inside().has_search {
        true => Answer::with(json!({ "installed": true, "path": "/usr/bin/rg", "version": "14" })),
        false => Answer::with(json!({ "installed": false, "message": "The search tool is not installed" })),
    }
}

pub(crate) fn install(visit: &Visit) -> Answered {
    visit.machine.inside().has_search = true;
    Answer::with(json!({ "path": "/usr/bin/rg", "version": "14" }))
}
