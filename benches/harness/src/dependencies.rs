//! What users compile before their own code: the generator in a build script, the runtime below a client.
//!
//! Debug builds into an empty target folder, with everything they depend on.

use std::fs;

use crate::Failure;
use crate::crates::cargo;
use crate::measure::measure;
use crate::places;
use crate::rounds::{count, rounds};
use crate::table::{Table, mebibytes, ratio, seconds};

/// Crates that depend on what is compared; ours before the one it is compared with.
const SUBJECTS: [(&str, &str); 4] = [
    (
        "oblien-codegen in a `build.rs`",
        "[build-dependencies]\noblien-codegen = { path = \"{root}/oblien-codegen\", default-features = false }\n",
    ),
    (
        "progenitor in a `build.rs`, as its README says",
        "[build-dependencies]\nprettyplease = \"0.2\"\nprogenitor = \"0.15\"\nserde_json = \"1\"\nsyn = \"2\"\n",
    ),
    ("oblien-client", "[dependencies]\noblien-client = { path = \"{root}/oblien-client\" }\n"),
    (
        "reqwest with rustls, below the clients of all peers",
        "[dependencies]\nreqwest = { version = \"0.13\", default-features = false, features = [\"query\", \"rustls\", \"stream\"] }\n",
    ),
];

/// Builds each from nothing.
///
/// # Errors
/// If one does not compile.
pub fn run() -> Result<(), Failure> {
    let scratch = places::scratch().join("dependencies");
    let log = places::scratch().join("dependencies.log");
    let subjects: Vec<usize> = (0..SUBJECTS.len()).collect();
    for index in &subjects {
        let folder = scratch.join(index.to_string());
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("src/lib.rs"), "")?;
        fs::write(folder.join("build.rs"), "fn main() {}\n")?;
        let dependencies = SUBJECTS[*index].1.replace("{root}", &places::repository().to_string_lossy());
        let head = "[workspace]\n\n[package]\nname = \"subject\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n";
        fs::write(folder.join("Cargo.toml"), format!("{head}{dependencies}"))?;
        measure(&cargo(&["fetch"], &folder), &log)?;
    }
    let target = scratch.join("target");
    let usages = rounds(count(1), &subjects, |index| {
        let _ = fs::remove_dir_all(&target);
        let mut build = cargo(&["build"], &scratch.join(index.to_string()));
        measure(build.env("CARGO_TARGET_DIR", &target), &log)
    });
    let usages = usages.into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut table = Table::new(&["what", "CPU s", "peak MiB", "crates", "ours ÷ it: CPU"]);
    for (index, usage) in usages.iter().enumerate() {
        let ours = usages[index / 2 * 2];
        let lock = fs::read_to_string(scratch.join(index.to_string()).join("Cargo.lock"))?;
        // One of them is the subject itself.
        let crates = lock.matches("[[package]]").count() - 1;
        let cells = [seconds(*usage), mebibytes(*usage), crates.to_string(), ratio(ours.cpu, usage.cpu)];
        table.row([SUBJECTS[index].0.to_owned()].into_iter().chain(cells));
    }
    table.print();
    Ok(())
}
