//! Runs generators and cargo, measures what they take, and prints tables.
//!
//! The scripts one folder up call it; the README there says what is measured and why.

mod attribute;
mod build;
mod check;
mod crates;
mod dependencies;
mod generate;
mod generators;
mod growth;
mod measure;
mod models;
mod places;
mod rounds;
mod table;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Why a measurement was not made.
pub type Failure = Box<dyn Error>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let mut arguments = std::env::args_os().skip(1);
    let word = arguments.next().unwrap_or_default();
    match word.to_str() {
        Some(measure::WORD) => measure::measure_below(arguments),
        Some("generate") => generate::run(&documents(arguments)?),
        Some("check") => check::run(&documents(arguments)?),
        Some("build") => build::run(),
        Some("growth") => growth::run(),
        Some("models") => models::run(arguments.next().is_some_and(|word| word == "run")),
        Some("dependencies") => dependencies::run(),
        Some("attribute") => attribute::run(),
        _ => Err("usage: bench-harness generate|check [DOCUMENT]... | build | growth | models [run] | dependencies | attribute".into()),
    }
}

/// The description of Oblien, and the documents that were named.
fn documents(named: impl Iterator<Item = std::ffi::OsString>) -> Result<Vec<PathBuf>, Failure> {
    let mut documents = vec![places::description()];
    for name in named {
        documents.push(PathBuf::from(&name).canonicalize().map_err(|error| format!("{}: {error}", name.display()))?);
    }
    Ok(documents)
}
