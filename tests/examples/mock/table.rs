//! The table of results: a row a description.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::judge::{Kind, Verdict};

const HEAD: &str = "document\topenapi\toperations\tcalls\taccepted\tanswers\tdecoded\tkept\tlimits\tnotes";

/// What came of one description.
pub(crate) struct Row {
    document: String,
    openapi: String,
    operations: usize,
    /// Calls that were made, without those that a limit of the server spoils.
    calls: usize,
    accepted: usize,
    /// Answers of success.
    answers: usize,
    decoded: usize,
    /// Answers whose values are, as JSON, what was sent.
    kept: usize,
    /// Calls that a limit of the server spoils, by its name.
    limits: BTreeMap<String, usize>,
    /// What could not be tried.
    notes: BTreeMap<String, usize>,
}

impl Row {
    pub(crate) fn new(document: &str, openapi: &str, operations: usize) -> Self {
        Self {
            document: document.to_owned(),
            openapi: openapi.to_owned(),
            operations,
            calls: 0,
            accepted: 0,
            answers: 0,
            decoded: 0,
            kept: 0,
            limits: BTreeMap::new(),
            notes: BTreeMap::new(),
        }
    }

    /// The row of a description that could not be tried at all.
    pub(crate) fn failed(document: &str, reason: &str) -> Self {
        let mut row = Self::new(document, "", 0);
        row.fail(reason);
        row
    }

    pub(crate) fn fail(&mut self, reason: &str) {
        *self.notes.entry(format!("not tried: {reason}")).or_default() += 1;
    }

    /// Notes an operation that could not be called.
    pub(crate) fn skip(&mut self, reason: &str) {
        *self.notes.entry(reason.to_owned()).or_default() += 1;
    }

    /// Counts a call; one that a limit of the server spoils counts as that.
    pub(crate) fn count(&mut self, verdict: &Verdict, limit: Option<&str>) {
        if let Some(limit) = limit {
            *self.limits.entry(limit.to_owned()).or_default() += 1;
            return;
        }
        let kind = verdict.finding.as_ref().map(|finding| finding.kind);
        if kind == Some(Kind::NoAnswer) {
            *self.limits.entry("no valid answer is made".to_owned()).or_default() += 1;
        }
        let spoilt = match kind {
            Some(Kind::Cut) => Some("the server ends"),
            Some(Kind::NoValue) => Some("no valid value is made"),
            _ => None,
        };
        if let Some(reason) = spoilt {
            *self.limits.entry(reason.to_owned()).or_default() += 1;
            return;
        }
        self.calls += 1;
        self.accepted += usize::from(verdict.is_accepted);
        self.answers += usize::from(verdict.is_answered);
        self.decoded += usize::from(verdict.is_decoded);
        self.kept += usize::from(verdict.is_decoded && kind != Some(Kind::Kept));
    }

    /// Whether everything that was tried went well.
    pub(crate) fn is_good(&self) -> bool {
        self.calls == self.accepted && self.answers == self.decoded && self.decoded == self.kept
    }

    /// The row for people who wait.
    pub(crate) fn summary(&self) -> String {
        let Self { document, calls, accepted, answers, decoded, kept, .. } = self;
        let notes = listed(&self.notes);
        format!("{document}: {accepted} of {calls} accepted, {decoded} of {answers} decoded, {kept} kept. {notes}")
    }

    fn line(&self) -> String {
        let Self { document, openapi, operations, calls, accepted, answers, decoded, kept, .. } = self;
        let (limits, notes) = (listed(&self.limits), listed(&self.notes));
        format!("{document}\t{openapi}\t{operations}\t{calls}\t{accepted}\t{answers}\t{decoded}\t{kept}\t{limits}\t{notes}\n")
    }
}

fn listed(counts: &BTreeMap<String, usize>) -> String {
    let list: Vec<String> = counts.iter().map(|(name, count)| format!("{name}×{count}")).collect();
    list.join("; ").replace(['\t', '\n'], " ")
}

/// Writes the table; rows of descriptions that were not tried this time stay.
pub(crate) fn write(rows: &[Row], path: &Path) -> io::Result<()> {
    let before = fs::read_to_string(path).unwrap_or_default();
    let name = |line: &str| line.split('\t').next().unwrap_or_default().to_owned();
    let mut lines: BTreeMap<String, String> = before.lines().skip(1).map(|line| (name(line), format!("{line}\n"))).collect();
    lines.extend(rows.iter().map(|row| (row.document.clone(), row.line())));
    let lines: String = lines.into_values().collect();
    fs::write(path, format!("{HEAD}\n{lines}"))
}

/// All rows in one sentence.
pub(crate) fn total(rows: &[Row]) -> String {
    let sum = |count: fn(&Row) -> usize| rows.iter().map(count).sum::<usize>();
    format!(
        "{} documents, {} calls: {} accepted; {} answers: {} decoded, {} kept as they were",
        rows.len(),
        sum(|row| row.calls),
        sum(|row| row.accepted),
        sum(|row| row.answers),
        sum(|row| row.decoded),
        sum(|row| row.kept)
    )
}
