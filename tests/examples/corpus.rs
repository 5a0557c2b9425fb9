//! Generates a client of every description below a folder, checks all of them, and writes a table of the results.
//!
//! `cargo run --release --example corpus -- FOLDER [--table FILE] [--no-check]`
//!
//! The table replaces `tests/corpus.tsv` unless a file is named. The exit code is 1 if some description does worse than in the
//! table that was there. The clients are members of one workspace below the build folder, so that the runtime is compiled once.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use oblien_codegen::{Builder, Failure};
use oblien_tests::corpus::documents;
use serde_json::Value;

const HEAD: &str = "document\topenapi\toperations\ttypes\tnotes\tgenerates\tcompiles";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::read()?;
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/corpus");
    let mut rows: Vec<Row> =
        documents(&arguments.folder)?.iter().enumerate().map(|(index, path)| row(index, path, &arguments, &workspace)).collect();
    if arguments.check {
        check(&workspace, &mut rows)?;
    }
    let before = fs::read_to_string(&arguments.table).unwrap_or_default();
    let worse: Vec<String> = rows.iter().filter_map(|row| row.worse_than(&before)).collect();
    worse.iter().for_each(|line| eprintln!("worse: {line}"));
    let table: String = rows.iter().map(Row::line).collect();
    fs::write(&arguments.table, format!("{HEAD}\n{table}"))?;
    let count = |is_good: fn(&Row) -> bool| rows.iter().filter(|row| is_good(row)).count();
    println!(
        "{} documents: {} generate, {} compile without warnings",
        rows.len(),
        count(|row| row.generates == "yes"),
        count(|row| row.compiles == "yes")
    );
    Ok(if worse.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Arguments {
    folder: PathBuf,
    table: PathBuf,
    check: bool,
}

impl Arguments {
    fn read() -> Result<Self, Box<dyn Error>> {
        let (mut folder, mut table, mut check) = (None, None, true);
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--table" => table = words.next().map(PathBuf::from),
                "--no-check" => check = false,
                _ => folder = Some(PathBuf::from(word)),
            }
        }
        let table = table.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus.tsv"));
        Ok(Self { folder: folder.ok_or("name a folder of descriptions")?, table, check })
    }
}

/// One description and what came of it.
struct Row {
    document: String,
    openapi: String,
    operations: usize,
    types: usize,
    /// What the generator had to say, by code and how often.
    notes: String,
    generates: String,
    compiles: String,
}

impl Row {
    fn line(&self) -> String {
        let Self { document, openapi, operations, types, notes, generates, compiles } = self;
        format!("{document}\t{openapi}\t{operations}\t{types}\t{notes}\t{generates}\t{compiles}\n")
    }

    /// What was better before.
    fn worse_than(&self, table: &str) -> Option<String> {
        let earlier = table.lines().find(|line| line.split('\t').next() == Some(&self.document))?;
        let columns: Vec<&str> = earlier.split('\t').collect();
        let is_worse = |column: usize, now: &str| columns.get(column) == Some(&"yes") && now != "yes" && now != "-";
        let operations = columns.get(2).and_then(|count| count.parse().ok()).unwrap_or(0);
        let is_worse = is_worse(5, &self.generates) || is_worse(6, &self.compiles) || self.operations < operations;
        is_worse.then(|| format!("{earlier} → {}", self.line().trim_end()))
    }
}

/// Generates a client as a member of the workspace.
fn row(index: usize, path: &Path, arguments: &Arguments, workspace: &Path) -> Row {
    let document = path.strip_prefix(&arguments.folder).unwrap_or(path).display().to_string();
    let member = workspace.join(member(index));
    let _ = fs::remove_dir_all(member.join("src"));
    let mut row = Row {
        document,
        openapi: String::new(),
        operations: 0,
        types: 0,
        notes: String::new(),
        generates: "no".to_owned(),
        compiles: "-".to_owned(),
    };
    let written = Builder::new(path).out_dir(&member).generate().and_then(|generated| {
        generated.write(member.join("src/client"))?;
        Ok(generated)
    });
    match written {
        Ok(generated) => {
            let summary = generated.output.summary;
            row.openapi = summary.openapi.to_owned();
            (row.operations, row.types) = (summary.operations, summary.types);
            row.notes = codes(&generated.warnings);
            row.generates = "yes".to_owned();
        }
        Err(failure) => row.generates = said(&failure),
    }
    row
}

fn member(index: usize) -> String {
    format!("c{index:03}")
}

/// The codes of diagnostics, each with how often it is there.
fn codes(report: &str) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in report.lines() {
        if let Some((_, rest)) = line.split_once("warning[").or_else(|| line.split_once("error["))
            && let Some((code, _)) = rest.split_once(']')
        {
            *counts.entry(code).or_default() += 1;
        }
    }
    counts.iter().map(|(code, count)| format!("{code}×{count}")).collect::<Vec<_>>().join(" ")
}

fn said(failure: &Failure) -> String {
    let codes = codes(failure.report());
    format!("no: {}", if codes.is_empty() { failure.to_string() } else { codes })
}

/// Checks all clients that were generated, and counts what the compiler says about each.
fn check(workspace: &Path, rows: &mut [Row]) -> Result<(), Box<dyn Error>> {
    let members: Vec<usize> = (0..rows.len()).filter(|&index| rows[index].generates == "yes").collect();
    let names: Vec<String> = members.iter().map(|&index| format!("{:?}", member(index))).collect();
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../oblien-client");
    for &index in &members {
        let folder = workspace.join(member(index));
        let manifest = format!(
            "[package]\nname = {:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\noblien-client = {{ path = {runtime:?}, default-features = false }}\n",
            member(index)
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::write(folder.join("src/lib.rs"), "mod client;\npub use client::*;\n")?;
    }
    fs::write(workspace.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", names.join(", ")))?;
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"), workspace.join("Cargo.lock"))?;
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--keep-going", "--offline", "--message-format=json"])
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", workspace.join("target"))
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if messages.is_empty() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    for index in members {
        rows[index].compiles = verdict(&messages, &member(index));
    }
    Ok(())
}

fn verdict(messages: &[Value], member: &str) -> String {
    let of_member = || messages.iter().filter(|message| message["target"]["name"] == member);
    let count = |level: &str| of_member().filter(|message| message["message"]["level"] == level).count();
    let first =
        || of_member().find_map(|message| message["message"]["message"].as_str()).unwrap_or_default().replace(['\t', '\n'], " ");
    match (count("error"), count("warning")) {
        (0, 0) if of_member().any(|message| message["reason"] == "compiler-artifact") => "yes".to_owned(),
        (0, 0) => "no: the compiler gave up".to_owned(),
        (0, warnings) => format!("{warnings} warnings: {}", first()),
        (errors, _) => format!("{errors} errors: {}", first()),
    }
}
