//! One description: its client and its program, the calls, and what came of them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use oblien_codegen::{Builder, Surface, TypeSettings, inspect};
use serde_json::{Value, json};

use crate::calls::{Planned, Planner};
use crate::compare::Described;
use crate::description::Description;
use crate::judge::{Verdict, judge};
use crate::limits::{Limit, explain};
use crate::played::Played;
use crate::program::program;
use crate::served::served;
use crate::table::Row;
use crate::valid::Valid;
use crate::workspace::Workspace;

/// A description whose program is written.
pub(crate) struct Document {
    name: String,
    path: PathBuf,
    pub(crate) member: String,
    surface: Surface,
    openapi: &'static str,
}

impl Document {
    /// Generates the client and writes its program; a row that says why not if that fails.
    pub(crate) fn prepare(name: &str, path: &Path, workspace: &Workspace) -> Result<Self, Box<Row>> {
        let member = slug(name);
        let folder = workspace.member(&member).join("src");
        let generate = || -> Result<(Surface, &'static str), Box<dyn Error>> {
            let _ = fs::remove_dir_all(&folder);
            let types = TypeSettings::new().both_directions(true);
            Builder::new(path).types(types).out_dir(&folder).generate()?.write(folder.join("client"))?;
            let inspection = inspect(path)?;
            workspace.write(&member, &program(&inspection.surface))?;
            Ok((inspection.surface, inspection.openapi))
        };
        match generate() {
            Ok((surface, openapi)) => Ok(Self { name: name.to_owned(), path: path.to_owned(), member, surface, openapi }),
            Err(error) => Err(Box::new(Row::failed(name, &error.to_string()))),
        }
    }

    /// Makes the calls and judges them.
    pub(crate) fn play(&self, workspace: &Workspace, calls: usize, limits: &[Limit]) -> Row {
        let mut row = Row::new(&self.name, self.openapi, self.surface.operations.len());
        if let Err(error) = self.try_play(workspace, calls, limits, &mut row) {
            row.fail(&error.to_string());
        }
        row
    }

    fn try_play(&self, workspace: &Workspace, calls: usize, limits: &[Limit], row: &mut Row) -> Result<(), Box<dyn Error>> {
        let program = workspace.program(&self.member);
        if !program.is_file() {
            return Err("the client does not compile".into());
        }
        let folder = workspace.member(&self.member);
        let played = Played { program, description: served(&self.path, &folder)?, folder: folder.clone() };
        let valid = Valid::of(&played.description)?;
        let planned = self.plan(calls, &valid, row)?;
        let said = played.all(&planned)?;
        let findings = self.judge(&planned, &said, &valid, limits, row);
        valid.unread().iter().for_each(|_| row.skip("answers by a schema that the judge cannot read"));
        Ok(fs::write(folder.join("findings.jsonl"), findings)?)
    }

    /// The calls of all operations, as many of each.
    fn plan(&self, calls: usize, valid: &Valid, row: &mut Row) -> Result<Vec<Planned>, Box<dyn Error>> {
        let description = Description::read(&self.path)?;
        let count = self.surface.operations.len();
        let seeds = u64::try_from(calls.div_ceil(count.max(1)).max(2))?;
        let mut planned = Vec::new();
        for index in 0..count {
            let Some(planner) = Planner::new(&description, &self.surface, index, valid) else {
                row.skip("the operation is not found in the description");
                continue;
            };
            let made: Vec<_> = (1..=seeds).map(|seed| planner.plan(seed)).collect();
            match made.iter().all(Result::is_err).then(|| made.first()).flatten() {
                Some(Err(reason)) => row.skip(reason),
                _ => planned.extend(made.into_iter().flatten()),
            }
        }
        Ok(planned)
    }

    /// Counts what came of the calls; returns a line about each that was not good.
    fn judge(&self, planned: &[Planned], said: &[Value], valid: &Valid, limits: &[Limit], row: &mut Row) -> String {
        let mut findings = String::new();
        let names = Description::read(&self.path).map(|description| description.member_names()).unwrap_or_default();
        for (planned, said) in planned.iter().zip(said) {
            let operation = &self.surface.operations[planned.operation];
            let places = valid.described(&operation.line, &said["answer"]);
            let verdict = judge(operation, &Described { places, names: Some(&names) }, planned, said);
            let verdict = match verdict.is_of_answer().then(|| valid.fault(&operation.line, &said["answer"])).flatten() {
                Some(fault) => Verdict::without_answer(fault),
                None => verdict,
            };
            let limit = verdict.finding.as_ref().and_then(|finding| {
                let (sent, answer) = (&said["request"], &said["answer"]["body"]);
                let (line, media) = (&sent["line"], &sent["headers"]["content-type"]);
                let text = format!("{} {} {line} {media} {answer}", operation.line, finding.message);
                explain(limits, finding, &text)
            });
            if let Some(finding) = &verdict.finding {
                let line = json!({
                    "document": self.name, "operation": operation.line, "seed": planned.seed, "kind": finding.kind.word(),
                    "limit": limit.map(|limit| &limit.name), "message": finding.message, "call": planned.line, "said": said,
                });
                findings += &format!("{line}\n");
            }
            row.count(&verdict, limit.map(|limit| limit.name.as_str()));
        }
        findings
    }
}

/// The name of a description as that of a package.
fn slug(name: &str) -> String {
    let words: Vec<&str> = name.split(|next: char| !next.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("of-{}", words.join("-")).to_ascii_lowercase()
}
