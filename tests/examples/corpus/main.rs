//! Generates a client of every description below a folder, checks all of them, and writes a table of the results.
//!
//! `cargo run --release --example corpus -- FOLDER [--table FILE] [--no-check]`
//!
//! The table is `target/corpus/table.tsv` unless a file is named; the one that is kept is `tests/corpus.tsv`. The exit code is
//! 1 if some description does worse than in the table that was there. The clients are members of one workspace below the build
//! folder, so that the runtime is compiled once.

mod check;
mod row;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use check::{check, member};
use oblien_tests::corpus::documents;
use row::{HEAD, Row};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::read()?;
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/corpus");
    let mut rows = Vec::new();
    for (index, path) in documents(&arguments.folder)?.iter().enumerate() {
        rows.push(generate(index, path, &arguments.folder, &workspace)?);
    }
    if arguments.check {
        check(&workspace, &mut rows)?;
    }
    let before = fs::read_to_string(&arguments.table).unwrap_or_default();
    let worse: Vec<String> = rows.iter().filter_map(|row| worse(row, &before)).collect();
    worse.iter().for_each(|line| eprintln!("worse: {line}"));
    let table: String = rows.iter().map(Row::line).collect();
    fs::create_dir_all(&workspace)?;
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
        let table = table.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/corpus/table.tsv"));
        Ok(Self { folder: folder.ok_or("name a folder of descriptions")?, table, check })
    }
}

/// Generates a client as a member of the workspace.
fn generate(index: usize, path: &Path, folder: &Path, workspace: &Path) -> Result<Row, Box<dyn Error>> {
    let member = workspace.join(member(index));
    let _ = fs::remove_dir_all(member.join("src"));
    let (row, generated) = Row::of(path, folder);
    if let Some(generated) = generated {
        generated.write(member.join("src/client"))?;
    }
    Ok(row)
}

/// What was better before.
fn worse(row: &Row, table: &str) -> Option<String> {
    let earlier = table.lines().find(|line| line.split('\t').next() == Some(&row.document))?;
    let columns: Vec<&str> = earlier.split('\t').collect();
    let is_worse = |column: usize, now: &str| columns.get(column) == Some(&"yes") && now != "yes" && now != "-";
    let operations = columns.get(2).and_then(|count| count.parse().ok()).unwrap_or(0);
    let is_worse = is_worse(5, &row.generates) || is_worse(6, &row.compiles) || row.operations < operations;
    is_worse.then(|| format!("{earlier} → {}", row.line().trim_end()))
}
