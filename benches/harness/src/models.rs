//! What a model costs: 200 structs of eight members with serde's derive, and with the codec of the runtime.
//!
//! First to compile, then to decode and encode.

use std::fmt::{self, Write as _};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::Failure;
use crate::crates::{Crate, cargo};
use crate::measure::measure;
use crate::places;
use crate::rounds::{count, rounds};
use crate::table::{Table, ratio, seconds};

const TYPES: usize = 200;

/// How a type gets its codec, and for which directions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Not at all: what the types themselves cost.
    None,
    Derive,
    /// As the generator derives with its setting `serde-derives`.
    Generated,
    /// Each type only the direction it travels: the first half is decoded, the second encoded.
    DeriveOneWay,
    Table,
    TableOneWay,
}

const FORMS: [(Form, &str, &str); 6] = [
    (Form::None, "none", "no codec"),
    (Form::Derive, "derive", "serde's derive"),
    (Form::Generated, "generated", "`serde-derives`"),
    (Form::DeriveOneWay, "derive-one-way", "serde's derive, one direction"),
    (Form::Table, "table", "`codec::object!`"),
    (Form::TableOneWay, "table-one-way", "`codec::object!`, one direction"),
];

/// What is compiled: the words of cargo, and what the table calls it.
const MODES: [(&[&str], &str); 4] = [
    (&["check", "--lib"], "check"),
    (&["build", "--lib"], "debug, library"),
    (&["build", "--bin", "all"], "debug, all used"),
    (&["build", "--release", "--bin", "all"], "release, all used"),
];

/// Measures compiling and running, or only running.
///
/// # Errors
/// If something does not compile.
pub fn run(only_running: bool) -> Result<(), Failure> {
    let crates: Vec<Crate> = FORMS.iter().map(|(form, name, _)| write(*form, name)).collect::<Result<_, _>>()?;
    if !only_running {
        compile(&crates)?;
    }
    compare()
}

fn compile(crates: &[Crate]) -> Result<(), Failure> {
    let log = places::scratch().join("models.log");
    let head: Vec<&str> =
        ["200 structs, CPU s"].into_iter().chain(MODES.iter().flat_map(|(_, name)| [*name, "÷ derive"])).collect();
    let mut rows: Vec<Vec<String>> = FORMS.iter().map(|(_, _, name)| vec![(*name).to_owned()]).collect();
    for (words, _) in MODES {
        let is_library = words.contains(&"--lib");
        // The dependencies, which are the same for all.
        let emptied = crates[0].emptied()?;
        measure(&cargo(words, &crates[0].folder), &log)?;
        drop(emptied);
        let usages = rounds(count(3), crates, |krate| krate.compile(words, &log));
        let derive = usages[1].as_ref().copied().map_err(ToString::to_string)?;
        for ((row, usage), (form, _, _)) in rows.iter_mut().zip(usages).zip(FORMS) {
            let usage = usage?;
            let is_used = is_library || is_whole(form);
            row.extend(if is_used { [seconds(usage), ratio(usage.cpu, derive.cpu)] } else { [String::new(), String::new()] });
        }
    }
    let mut table = Table::new(&head);
    rows.into_iter().for_each(|row| table.row(row));
    table.print();
    Ok(())
}

/// Builds and runs the program that decodes and encodes.
fn compare() -> Result<(), Failure> {
    let folder = places::scratch().join("models/compare");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/main.rs"), include_str!("../programs/compare.rs"))?;
    fs::write(folder.join("Cargo.toml"), manifest("compare", COMPARED))?;
    let mut run: Command = cargo(&["run", "--release", "--quiet"], &folder);
    if run.status()?.success() { Ok(()) } else { Err("the comparison failed".into()) }
}

/// Whether every type goes both ways.
fn is_whole(form: Form) -> bool {
    matches!(form, Form::Derive | Form::Generated | Form::Table)
}

const COMPARED: &str = "models-derive = { path = \"../derive\" }\nmodels-generated = { path = \"../generated\" }\n\
    models-table = { path = \"../table\" }\n\
    nix = { version = \"0.30\", default-features = false, features = [\"time\"] }\n";

fn manifest(name: &str, dependencies: &str) -> String {
    let runtime = places::repository().join("oblien-client");
    format!(
        "[workspace]\n\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\noblien-client = {{ path = {runtime:?} }}\n{dependencies}"
    )
}

fn write(form: Form, name: &str) -> Result<Crate, Failure> {
    let folder: PathBuf = places::scratch().join("models").join(name);
    let mut text = match form {
        Form::None => String::new(),
        Form::Derive | Form::Generated | Form::DeriveOneWay => "use serde::{Deserialize, Serialize};\n\n".to_owned(),
        Form::Table | Form::TableOneWay => "use oblien_client::codec;\n\n".to_owned(),
    };
    (0..TYPES).try_for_each(|index| model(form, index, &mut text))?;
    fs::create_dir_all(folder.join("src/bin"))?;
    fs::write(folder.join("src/lib.rs"), text)?;
    fs::write(folder.join("src/bin/all.rs"), program(form, name)?)?;
    let package = format!("models-{name}");
    fs::write(folder.join("Cargo.toml"), manifest(&package, ""))?;
    Ok(Crate { folder })
}

fn model(form: Form, index: usize, text: &mut String) -> fmt::Result {
    let members = members(index);
    let derives = match form {
        Form::Derive | Form::Generated => ", Serialize, Deserialize",
        Form::DeriveOneWay if index < TYPES / 2 => ", Deserialize",
        Form::DeriveOneWay => ", Serialize",
        _ => "",
    };
    writeln!(text, "#[derive(Clone, Debug, PartialEq{derives})]\npub struct Model{index} {{")?;
    for (name, ty) in &members {
        if let Some(attribute) = attribute(form, derives, ty) {
            writeln!(text, "    #[serde({attribute})]")?;
        }
        writeln!(text, "    pub {name}: {ty},")?;
    }
    writeln!(text, "}}\n")?;
    let direction = match form {
        Form::Table => "",
        Form::TableOneWay if index < TYPES / 2 => "decode ",
        Form::TableOneWay => "encode ",
        _ => return Ok(()),
    };
    writeln!(text, "codec::object!({direction}Model{index} {{")?;
    members.iter().try_for_each(|(name, _)| writeln!(text, "    {name}: \"{name}\","))?;
    writeln!(text, "}});\n")
}

/// What serde is told of a member.
fn attribute(form: Form, derives: &str, ty: &str) -> Option<&'static str> {
    match (form, ty) {
        (Form::Generated, "i64") => Some("deserialize_with = \"oblien_client::codec::integer\""),
        (Form::Generated, "Option<i64>") => Some(
            "default, deserialize_with = \"oblien_client::codec::optional_integer\", skip_serializing_if = \"Option::is_none\"",
        ),
        _ if derives.contains("Serialize") && ty.starts_with("Option") => Some("skip_serializing_if = \"Option::is_none\""),
        _ => None,
    }
}

/// Eight members, some of them other models of the same half.
fn members(index: usize) -> [(String, String); 8] {
    let first = index / (TYPES / 2) * (TYPES / 2);
    let nested = match index % 4 {
        0 => "Option<bool>".to_owned(),
        _ => format!("Model{}", index - 1),
    };
    let list = match index % 2 {
        0 => "Option<i64>".to_owned(),
        _ => format!("Vec<Model{}>", first + (index - first) / 2),
    };
    let id = format!("id_{index}");
    let pairs = [(&*id, "String"), ("name", "Option<String>"), ("count", "i64"), ("ratio", "Option<f64>")];
    let more = [("active", "bool"), ("tags", "Vec<String>"), ("config", &nested), ("items", &list)];
    let own = |(name, ty): (&str, &str)| (name.to_owned(), ty.to_owned());
    let [a, b, c, d] = pairs.map(own);
    let [e, f, g, h] = more.map(own);
    [a, b, c, d, e, f, g, h]
}

/// A program that decodes and encodes every model, as far as the form can do both.
fn program(form: Form, name: &str) -> Result<String, fmt::Error> {
    let head = "fn main() {\n    let text = std::env::args().nth(1).unwrap_or_default();\n    let _ = &text;\n";
    let mut text = head.to_owned();
    if is_whole(form) {
        for index in 0..TYPES {
            let ty = format!("models_{}::Model{index}", name.replace('-', "_"));
            writeln!(text, "    let value: Result<{ty}, _> = serde_json::from_str(&text);")?;
            writeln!(text, "    println!(\"{{}}\", value.and_then(|value| serde_json::to_string(&value)).unwrap_or_default());")?;
        }
    }
    text.push_str("}\n");
    Ok(text)
}
