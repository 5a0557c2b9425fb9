//! What the attribute adds to the build of a crate, against serde's derive: the macro itself, and what it writes.
//!
//! Debug builds; the dependencies in the versions of the repository.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Failure;
use crate::crates::{Crate, cargo};
use crate::measure::{Usage, measure};
use crate::places;
use crate::rounds::{count, rounds};
use crate::table::{Table, ratio, seconds};

/// How many endpoints are declared, and structs derived.
const ITEMS: usize = 100;

/// The two that are compared: a name, and the dependency that a manifest names.
const SUBJECTS: [(&str, &str); 2] =
    [("attribute", "oblien-macros = { path = \"{root}/oblien-macros\" }\n"), ("derive", "serde_derive = \"1\"\n")];

/// What a crate is built of that has other macros already.
const MACROS: &str = "proc-macro2 = \"1\"\nquote = \"1\"\n\
    syn = { version = \"3\", default-features = false, features = [\"clone-impls\", \"derive\", \"full\", \"parsing\", \"printing\", \"proc-macro\"] }\n";

/// Measures the macros, then what they write.
///
/// # Errors
/// If something does not compile.
pub fn run() -> Result<(), Failure> {
    let mut table = Table::new(&["CPU s", "attribute", "serde's derive", "attribute ÷ derive"]);
    table.row(row("the macro and all it depends on", macros("")?));
    table.row(row("the macro, in a crate that has `syn`", macros(MACROS)?));
    table.row(row(&format!("`cargo check` of {ITEMS} endpoints, of {ITEMS} structs both ways"), items()?));
    table.print();
    Ok(())
}

/// The attribute and the derive.
type Pair = [Usage; 2];

fn row(name: &str, [attribute, derive]: Pair) -> [String; 4] {
    [name.to_owned(), seconds(attribute), seconds(derive), ratio(attribute.cpu, derive.cpu)]
}

/// Builds an empty crate with each of the macros, when these dependencies were built before.
fn macros(before: &str) -> Result<Pair, Failure> {
    let base = write("base", before, "")?;
    let crates = SUBJECTS.map(|(name, dependency)| write(name, &format!("{before}{dependency}"), ""));
    let crates: Vec<Crate> = crates.into_iter().collect::<Result<_, _>>()?;
    let target = places::scratch().join("attribute/target");
    let usages = rounds(count(3), &crates, |krate| {
        let _ = fs::remove_dir_all(&target);
        measure(cargo(&["build"], &base.folder).env("CARGO_TARGET_DIR", &target), &log())?;
        measure(cargo(&["build"], &krate.folder).env("CARGO_TARGET_DIR", &target), &log())
    });
    pair(usages)
}

/// Checks crates that use the macros many times, all dependencies built before.
fn items() -> Result<Pair, Failure> {
    let runtime = "oblien-generated = { path = \"{root}/oblien-generated\" }\nserde = \"1\"\n";
    let crates = [("endpoints", SUBJECTS[0].1, endpoints()?), ("structs", SUBJECTS[1].1, structs()?)];
    let crates = crates.map(|(name, dependency, text)| write(name, &format!("{runtime}{dependency}"), &text));
    let crates: Vec<Crate> = crates.into_iter().collect::<Result<_, _>>()?;
    for krate in &crates {
        let emptied = krate.emptied()?;
        measure(&cargo(&["check"], &krate.folder), &log())?;
        drop(emptied);
    }
    pair(rounds(count(3), &crates, |krate| krate.compile(&["check"], &log())))
}

fn pair(usages: Vec<Result<Usage, Failure>>) -> Result<Pair, Failure> {
    let usages: Vec<_> = usages.into_iter().collect::<Result<_, _>>()?;
    usages.try_into().map_err(|_| "two were measured".into())
}

fn endpoints() -> Result<String, std::fmt::Error> {
    let mut text = "use oblien_macros::oblien_endpoint;\n\n".to_owned();
    for index in 0..ITEMS {
        writeln!(
            text,
            "/// Makes a thing.\n#[oblien_endpoint(POST \"/things{index}/{{id}}\", scopes(admin, namespace))]\n\
             pub async fn make_thing{index}(id: String, #[query] limit: Option<u32>, #[field] name: String, \
             #[field] tags: Option<Vec<String>>) -> Vec<String>;\n"
        )?;
    }
    Ok(text)
}

fn structs() -> Result<String, std::fmt::Error> {
    let mut text = "use serde_derive::{Deserialize, Serialize};\n\n".to_owned();
    for index in 0..ITEMS {
        writeln!(
            text,
            "/// A thing.\n#[derive(Serialize, Deserialize)]\npub struct Thing{index} {{\n    id: String,\n    limit: Option<u32>,\n\
             \x20   name: String,\n    tags: Option<Vec<String>>,\n}}\n"
        )?;
    }
    Ok(text)
}

/// Writes a crate with these dependencies.
fn write(name: &str, dependencies: &str, text: &str) -> Result<Crate, Failure> {
    let folder: PathBuf = places::scratch().join("attribute").join(name);
    let root = places::repository();
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), text)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let dependencies = dependencies.replace("{root}", &root.to_string_lossy());
    let head =
        format!("[workspace]\n\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n");
    fs::write(folder.join("Cargo.toml"), format!("{head}{dependencies}"))?;
    measure(&cargo(&["fetch"], &folder), &log())?;
    Ok(Crate { folder })
}

fn log() -> PathBuf {
    Path::join(&places::scratch(), "attribute.log")
}
