//! What the mock server cannot do by itself, each with its reason: `tests/mock/limits.tsv`.
//! Part of judging: what fits a line there is counted, and not held against the client.

use std::cell::Cell;
use std::path::Path;

use crate::judge::{Finding, Kind};

/// One thing that the mock server cannot do.
pub(crate) struct Limit {
    pub(crate) kind: String,
    /// A regular expression that is found in what is said of the call.
    pattern: regex::Regex,
    /// Its name in the table.
    pub(crate) name: String,
    /// How many findings it explains in this run; one that explains none may have been done away with by the server or by us.
    pub(crate) used: Cell<usize>,
}

/// Reads the list.
pub(crate) fn read() -> Result<Vec<Limit>, Box<dyn std::error::Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("mock/limits.tsv");
    let text = std::fs::read_to_string(&path)?;
    let lines = text.lines().skip(1).filter(|line| !line.is_empty());
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>().as_slice() {
            [name, kind, pattern, _reason] => {
                let pattern = regex::Regex::new(pattern)?;
                Ok(Limit { kind: (*kind).to_owned(), pattern, name: (*name).to_owned(), used: Cell::new(0) })
            }
            _ => Err(format!("{}: four columns are wanted: {line}", path.display()).into()),
        })
        .collect()
}

/// The limit that explains a finding.
pub(crate) fn explain<'a>(limits: &'a [Limit], finding: &Finding, text: &str) -> Option<&'a Limit> {
    let kind: Kind = finding.kind;
    let limit = limits.iter().find(|limit| limit.kind == kind.word() && limit.pattern.is_match(text))?;
    limit.used.set(limit.used.get() + 1);
    Some(limit)
}
