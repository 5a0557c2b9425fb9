//! What generating takes: the first time, and again with nothing changed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Failure;
use crate::crates::{folder, lines, log};
use crate::generators::{self, Generator};
use crate::measure::{Usage, measure};
use crate::rounds::{count, rounds};
use crate::table::{Table, mebibytes, ratio, seconds};

/// Measures every generator on every document.
///
/// # Errors
/// If ours cannot be built or fails.
pub fn run(documents: &[PathBuf]) -> Result<(), Failure> {
    let generators = generators::all()?;
    let mut table = Table::new(&["document · generator", "CPU s", "peak MiB", "lines", "ours ÷ it: CPU", "peak"]);
    for document in documents {
        let name = document.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let first = rounds(count(5), &generators, |generator| generate(document, generator, true));
        let again = rounds(count(5), &generators[..1], |generator| generate(document, generator, false));
        let ours = first[0].as_ref().copied().map_err(|failure| failure.to_string())?;
        for (generator, usage) in generators.iter().zip(&first) {
            row(&mut table, &format!("{name} · {}", generator.name), usage, ours, lines(&folder(document, generator)));
        }
        row(&mut table, &format!("{name} · oblien-codegen, nothing changed"), &again[0], ours, 0);
    }
    table.print();
    Ok(())
}

fn generate(document: &Path, generator: &Generator, anew: bool) -> Result<Usage, Failure> {
    let folder = folder(document, generator);
    if anew {
        let _ = fs::remove_dir_all(&folder);
    }
    fs::create_dir_all(folder.join("src"))?;
    measure(&generator.command(document, &folder), &log(document, generator))
}

fn row(table: &mut Table, name: &str, usage: &Result<Usage, Failure>, ours: Usage, lines: usize) {
    let lines = if lines == 0 { String::new() } else { lines.to_string() };
    match usage {
        Ok(usage) => {
            let ratios = [ratio(ours.cpu, usage.cpu), ratio(ours.peak, usage.peak)];
            table.row([name.to_owned(), seconds(*usage), mebibytes(*usage), lines].into_iter().chain(ratios));
        }
        Err(_) => table.row([name.to_owned(), "refused".to_owned()]),
    }
}
