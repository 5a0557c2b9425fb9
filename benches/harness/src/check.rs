//! What `cargo check` of generated code takes: the crate alone, its dependencies built before.

use std::path::{Path, PathBuf};

use crate::Failure;
use crate::crates::{Crate, cargo, lines, log};
use crate::generators::{self, Generator};
use crate::measure::{Usage, measure};
use crate::rounds::{count, rounds};
use crate::table::{Table, mebibytes, ratio, seconds};

const WORDS: &[&str] = &["check", "--lib"];

/// Checks what every generator makes of every document.
///
/// # Errors
/// If ours cannot be built or does not compile.
pub fn run(documents: &[PathBuf]) -> Result<(), Failure> {
    let generators = generators::all()?;
    let mut table = Table::new(&["document · generator", "CPU s", "peak MiB", "lines", "ours ÷ it: CPU", "peak"]);
    for document in documents {
        let name = document.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let subjects: Vec<(&Generator, Result<Crate, Failure>)> =
            generators.iter().map(|generator| (generator, prepare(document, generator))).collect();
        let usages = rounds(count(3), &subjects, |(generator, krate)| {
            let krate = krate.as_ref().map_err(ToString::to_string)?;
            krate.compile(WORDS, &log(document, generator))
        });
        let ours = usages[0].as_ref().copied().map_err(ToString::to_string)?;
        for ((generator, krate), usage) in subjects.iter().zip(&usages) {
            row(&mut table, &format!("{name} · {}", generator.name), krate, usage, ours);
        }
    }
    table.print();
    Ok(())
}

/// Generates the crate and builds its dependencies.
fn prepare(document: &Path, generator: &Generator) -> Result<Crate, Failure> {
    let krate = Crate::generate(document, generator)?;
    let emptied = krate.emptied()?;
    measure(&cargo(WORDS, &krate.folder), &log(document, generator))?;
    drop(emptied);
    Ok(krate)
}

fn row(table: &mut Table, name: &str, krate: &Result<Crate, Failure>, usage: &Result<Usage, Failure>, ours: Usage) {
    match (krate, usage) {
        (Ok(krate), Ok(usage)) => table.row([
            name.to_owned(),
            seconds(*usage),
            mebibytes(*usage),
            lines(&krate.folder.join("src")).to_string(),
            ratio(ours.cpu, usage.cpu),
            ratio(ours.peak, usage.peak),
        ]),
        (Err(_), _) => table.row([name.to_owned(), "refused".to_owned()]),
        (Ok(_), Err(_)) => table.row([name.to_owned(), "does not compile".to_owned()]),
    }
}
