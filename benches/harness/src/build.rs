//! What building a program that makes ten calls takes: the generated crate, the program, and linking.
//!
//! The programs make the same ten calls with what each generator made of the description of Oblien.

use std::fs;
use std::path::Path;

use crate::Failure;
use crate::crates::{Crate, cargo, log};
use crate::generators::{self, Generator};
use crate::measure::{Usage, measure};
use crate::places;
use crate::rounds::{count, rounds};
use crate::table::{Table, mebibytes, ratio, seconds};

/// Builds the programs in the debug and in the release profile.
///
/// # Errors
/// If ours does not compile.
pub fn run() -> Result<(), Failure> {
    let document = places::description();
    let generators = generators::all()?;
    let mut table = Table::new(&["program of ten calls", "CPU s", "peak MiB", "ours ÷ it: CPU", "peak"]);
    let mut subjects = Vec::new();
    for generator in &generators {
        match prepare(&document, generator) {
            Ok((library, program)) => subjects.push((generator, library, program)),
            Err(failure) => eprintln!("{}: {failure}", generator.name),
        }
    }
    for (words, profile) in [(&["build"][..], "debug"), (&["build", "--release"], "release")] {
        for (generator, library, program) in &subjects {
            let emptied = (library.emptied()?, program.emptied()?);
            measure(&cargo(words, &program.folder), &log(&document, generator))?;
            drop(emptied);
        }
        let usages = rounds(count(3), &subjects, |(generator, library, program)| {
            library.touch()?;
            program.compile(words, &log(&document, generator))
        });
        let ours: Usage = usages[0].as_ref().copied().map_err(ToString::to_string)?;
        for ((generator, ..), usage) in subjects.iter().zip(usages) {
            let usage = usage?;
            let ratios = [ratio(ours.cpu, usage.cpu), ratio(ours.peak, usage.peak)];
            table.row([format!("{profile} · {}", generator.name), seconds(usage), mebibytes(usage)].into_iter().chain(ratios));
        }
    }
    table.print();
    Ok(())
}

/// Generates the crate and lays the program beside it.
fn prepare(document: &Path, generator: &Generator) -> Result<(Crate, Crate), Failure> {
    let source = generator.program().ok_or("no program makes ten calls with it")?;
    let library = Crate::generate(document, generator)?;
    let folder = library.folder.with_file_name(format!("{}-ten", generator.name));
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/main.rs"), source)?;
    let package = library.package()?;
    let dependencies = format!(
        "client = {{ path = {:?}, package = \"{package}\" }}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n",
        library.folder
    );
    let head = "[workspace]\n\n[package]\nname = \"ten\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n";
    fs::write(folder.join("Cargo.toml"), format!("{head}{dependencies}"))?;
    Ok((library, Crate { folder }))
}
